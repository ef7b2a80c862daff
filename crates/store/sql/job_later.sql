update job set
  run_at = case when again_at < $3 then again_at else $3 end,
  again_at = null, attempts = 0, leased_by = null, leased_until = null, last_error = null
where id = $1 and leased_by = $2 and state = 'queued'
