insert into audit (id, at, actor, name, body) values ($1, $2, $3, $4, $5)
