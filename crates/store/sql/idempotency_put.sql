insert into idempotency (actor, key, digest, stream, version, at) values ($1, $2, $3, $4, $5, $6)
