insert into upload (id, account, digest, name_digest, media_type, bytes, at) values ($1, $2, $3, $4, $5, $6, $7)
