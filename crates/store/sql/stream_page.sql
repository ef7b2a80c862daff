select id, version, head from stream where id > $1 order by id limit $2
