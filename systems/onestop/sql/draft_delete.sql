delete from draft where id = $1 and account = $2
