-- The complaints about a case made by one account (empty: by whoever came with the receipt), newest first.
select stream, case_id, code, agency, procedure, topic, made_by, filed_at, due_at, stage, finding, answered_at
from voice_complaint
where case_id = $1 and made_by = $2
order by stream desc
limit $3
