-- One more answer; $6 is 1 for one that was made up.
insert into survey_count (year, agency, procedure, question, score, n, made_up)
values ($1, $2, $3, $4, $5, 1, $6)
on conflict (year, agency, procedure, question, score) do update
set n = survey_count.n + 1, made_up = survey_count.made_up + excluded.made_up
