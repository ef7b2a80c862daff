select id, login, name, role, agency, password_hash, demo from account
where agency = $1 and disabled_at is null
order by login limit $2
