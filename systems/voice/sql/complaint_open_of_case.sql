-- Whether somebody waits for an answer about this case.
select cast(count(*) as bigint) from voice_complaint where case_id = $1 and stage = 'open'
