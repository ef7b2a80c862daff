select id, state, run_at, clock, attempts, last_error from job where kind = $1 and subject = $2
