update job set leased_until = $3 where id = $1 and leased_by = $2 and state = 'queued'
