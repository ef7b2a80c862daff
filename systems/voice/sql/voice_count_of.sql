-- How many complaints of an agency, or of all ($1 empty), stand in a stage.
select cast(coalesce(sum(n), 0) as bigint) from voice_count where ($1 = '' or agency = $1) and stage = $2
