-- How many complaints of an agency, or of all ($1 empty), stand in each stage.
select stage, cast(sum(n) as bigint) from voice_count where ($1 = '' or agency = $1) group by stage
