select id, procedure, agency, body, updated_at from draft where account = $1 order by updated_at desc, id desc limit $2
