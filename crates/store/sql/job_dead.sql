update job set
  state = case when again_at is null then 'dead' else 'queued' end,
  run_at = coalesce(again_at, run_at),
  attempts = case when again_at is null then attempts else 0 end,
  again_at = null, leased_by = null, leased_until = null, last_error = $3
where id = $1 and leased_by = $2 and state = 'queued'
