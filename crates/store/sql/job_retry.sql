update job set run_at = $3, leased_by = null, leased_until = null, last_error = $4
where id = $1 and leased_by = $2 and state = 'queued'
