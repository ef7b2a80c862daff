select id, procedure, agency, body, updated_at from draft where id = $1 and account = $2
