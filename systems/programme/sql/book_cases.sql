-- The cases that the book of agency $1 is held against: received from $2 up to but without $3, not online, at most $4.
select case_id, code, agency, procedure, channel, received_at, synthetic
from measured_case
where received_at >= $2 and received_at < $3 and agency = $1 and channel <> 'online'
order by received_at, case_id
limit $4
