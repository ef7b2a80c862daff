insert into account (id, login, name, role, agency, password_hash, demo, disabled_at, created_at)
values ($1, $2, $3, $4, $5, $6, $7, null, $8)
