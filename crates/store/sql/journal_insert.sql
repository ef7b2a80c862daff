insert into journal (id, stream, version, kind, at, recorded_at, actor, body, prev, hash, node)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
