insert into voice_complaint (stream, case_id, code, agency, procedure, topic, made_by, filed_at, due_at, stage, finding)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', '')
