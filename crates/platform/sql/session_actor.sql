select a.id, a.login, a.name, a.role, a.agency, a.password_hash, a.demo
from session s join account a on a.id = s.account
where s.token_hash = $1 and s.kind = $2 and s.expires_at > $3 and a.disabled_at is null
