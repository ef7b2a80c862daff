select id, at, actor, name, body from audit where id > $1 order by id limit $2
