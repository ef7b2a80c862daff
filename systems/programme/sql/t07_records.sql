-- The records behind T07, latest first: $1..$2 the period, $3 1 = only those not online, $4/$5 the place to go on from, $6 rows.
select case_id, code, agency, procedure, channel, received_at, first_due_at, received_at as handled_at,
       case when channel = 'online' then 1 else 0 end as good, synthetic
from measured_case
where received_at >= $1 and received_at < $2
  and ($3 = 0 or channel <> 'online')
  and (received_at < $4 or (received_at = $4 and case_id < $5))
order by received_at desc, case_id desc
limit $6
