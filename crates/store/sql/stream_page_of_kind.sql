select id, version, head from stream where id > $1 and kind = $3 order by id limit $2
