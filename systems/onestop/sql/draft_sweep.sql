delete from draft where id in (select id from draft where updated_at < $1 order by updated_at, id limit $2)
