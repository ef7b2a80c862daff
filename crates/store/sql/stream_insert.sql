insert into stream (id, kind, agency, version, head, recorded_at, state) values ($1, $2, $3, $4, $5, $6, $7)
