select id, login, name, role, agency, password_hash, demo from account where login = $1 and disabled_at is null
