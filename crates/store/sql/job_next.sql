select run_at from job where state = 'queued' and clock = $1 order by run_at limit 1
