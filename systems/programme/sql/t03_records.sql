-- The records behind T03, latest first: $1..$2 the period, $3 1 = only late, $4/$5 the place to go on from, $6 rows.
select case_id, code, agency, procedure, channel, received_at, first_due_at, coalesce(finished_at, closed_at) as handled_at,
       case when coalesce(finished_at, closed_at) <= first_due_at then 1 else 0 end as good, synthetic
from measured_case
where received_at is not null and first_due_at is not null
  and ((finished_at >= $1 and finished_at < $2)
    or (finished_at is null and closed_how <> 'withdrawn' and closed_at >= $1 and closed_at < $2))
  and ($3 = 0 or coalesce(finished_at, closed_at) > first_due_at)
  and (coalesce(finished_at, closed_at) < $4 or (coalesce(finished_at, closed_at) = $4 and case_id < $5))
order by coalesce(finished_at, closed_at) desc, case_id desc
limit $6
