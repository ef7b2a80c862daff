-- A case may be rated once; being told again changes nothing.
insert into survey_right (case_id, agency, procedure, field, level, channel, synthetic, last_day)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (case_id) do nothing
