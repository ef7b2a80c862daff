-- No row when this very form has been put in before.
insert into survey_box (form, ballot, agency, procedure, field, level, channel, synthetic, score, answers)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
on conflict (form) do nothing
