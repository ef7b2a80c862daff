insert into fact (event, stream, version, kind, body, at) values ($1, $2, $3, $4, $5, $6)
