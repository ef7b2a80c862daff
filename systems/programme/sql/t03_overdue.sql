-- Still open at $1 although the first promised date has passed.
select cast(count(*) as bigint)
from measured_case
where first_due_at < $1 and received_at < $1
  and (finished_at is null or finished_at >= $1) and (closed_at is null or closed_at >= $1)
