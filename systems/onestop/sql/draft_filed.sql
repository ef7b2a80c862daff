delete from draft where id = $1 and created_at <= $2
