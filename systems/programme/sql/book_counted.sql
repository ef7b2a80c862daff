-- How many cases the book of agency $1 is held against: received from $2 up to but without $3, not online.
select cast(count(*) as bigint)
from measured_case
where received_at >= $2 and received_at < $3 and agency = $1 and channel <> 'online'
