insert into migration (system, name, hash, at) values ($1, $2, $3, $4)
