-- T03: of the cases whose answer was finished in the period, those finished on or before the date first promised.
-- Handled = finished, or refused, stopped; withdrawn cases are nobody's lateness. $1..$2 is the period, half open.
select
  cast(count(*) as bigint) as handled,
  cast(coalesce(sum(case when coalesce(finished_at, closed_at) <= first_due_at then 1 else 0 end), 0) as bigint) as on_time
from measured_case
where received_at is not null and first_due_at is not null
  and ((finished_at >= $1 and finished_at < $2)
    or (finished_at is null and closed_how <> 'withdrawn' and closed_at >= $1 and closed_at < $2))
