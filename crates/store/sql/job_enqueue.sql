-- Wanted again: the earliest time holds. One that runs now runs once more afterwards, for it may have looked too early.
insert into job (id, kind, subject, run_at, clock, attempts, state)
values ($1, $2, $3, $4, $5, 0, 'queued')
on conflict (kind, subject) do update set
  run_at = case
    when job.state = 'queued' and (job.leased_by is not null or job.run_at < excluded.run_at) then job.run_at
    else excluded.run_at end,
  again_at = case
    when job.state <> 'queued' or job.leased_by is null then job.again_at
    when job.again_at < excluded.run_at then job.again_at
    else excluded.run_at end,
  attempts = case when job.state = 'queued' then job.attempts else 0 end,
  last_error = case when job.state = 'queued' then job.last_error else null end,
  state = 'queued'
