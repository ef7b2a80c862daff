-- The outer condition is looked at again on the row as it is then: of two workers one gets it.
update job set leased_by = $1, leased_until = $2, attempts = attempts + 1
where id in (
    select id from job
    where state = 'queued' and clock = $3 and run_at <= $4 and (leased_until is null or leased_until <= $5)
    order by run_at, id limit $6
  )
  and state = 'queued' and (leased_until is null or leased_until <= $5)
returning id, kind, subject, run_at, attempts
