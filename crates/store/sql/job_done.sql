update job set
  state = case when again_at is null then 'done' else 'queued' end,
  run_at = coalesce(again_at, run_at),
  again_at = null, attempts = 0, leased_by = null, leased_until = null, last_error = null
where id = $1 and leased_by = $2 and state = 'queued'
