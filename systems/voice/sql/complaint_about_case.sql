-- Every complaint about a case, whoever made it, newest first.
select stream, case_id, code, agency, procedure, topic, made_by, filed_at, due_at, stage, finding, answered_at
from voice_complaint
where case_id = $1
order by stream desc
limit $2
