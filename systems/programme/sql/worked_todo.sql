-- Answered cases whose working time has not been counted yet: the receipt and the pauses stand in the standing.
select s.case_id, s.from_at, s.value_at, c.standing
from measured_span s join measured_case c on c.case_id = s.case_id
where s.answered = 1 and s.worked_minutes is null
order by s.case_id
limit $1
