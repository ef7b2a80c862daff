-- An agency's complaints in one stage, the oldest first: what waits longest is answered first.
select stream, case_id, code, agency, procedure, topic, made_by, filed_at, due_at, stage, finding, answered_at
from voice_complaint
where agency = $1 and stage = $2 and (filed_at, stream) > ($3, $4)
order by filed_at, stream
limit $5
