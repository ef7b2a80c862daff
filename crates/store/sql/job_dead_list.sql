select id, kind, subject, attempts, last_error from job where state = 'dead' order by kind, id limit $1
