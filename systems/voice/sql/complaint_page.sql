-- An agency's complaints in one stage, or those of all agencies ($1 empty), the oldest first: what waits longest is answered
-- first.
select stream, case_id, code, agency, procedure, topic, made_by, filed_at, due_at, stage, finding, answered_at
from voice_complaint
where ($1 = '' or agency = $1) and stage = $2 and (filed_at, stream) > ($3, $4)
order by filed_at, stream
limit $5
