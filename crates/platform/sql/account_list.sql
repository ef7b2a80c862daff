select id, login, name, role, agency, password_hash, demo from account where disabled_at is null order by login limit $1
