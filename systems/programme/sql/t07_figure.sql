-- T07: of the cases received in the period, those filed online. $1..$2 is the period, half open.
select
  cast(count(*) as bigint) as received,
  cast(coalesce(sum(case when channel = 'online' then 1 else 0 end), 0) as bigint) as online
from measured_case
where received_at >= $1 and received_at < $2
