insert into session (token_hash, account, kind, created_at, expires_at) values ($1, $2, $3, $4, $5)
