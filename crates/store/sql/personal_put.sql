insert into personal (digest, stream, subject, salt, body) values ($1, $2, $3, $4, $5)
on conflict (digest) do nothing
