-- The cases received from $2 up to but without $3, latest first: $1 1 = online only, 0 = not online, 2 = all; narrowed by
-- $4 to $7, after ($8, $9), at most $10.
select case_id, code, agency, procedure, channel, received_at, synthetic
from measured_case
where received_at >= $2 and received_at < $3
  and ($1 = 2 or ($1 = 1 and channel = 'online') or ($1 = 0 and channel <> 'online'))
  and ($4 = '' or agency = $4) and ($5 = '' or level = $5) and ($6 = '' or field = $6) and ($7 = '' or procedure = $7)
  and (received_at < $8 or (received_at = $8 and case_id < $9))
order by received_at desc, case_id desc
limit $10
