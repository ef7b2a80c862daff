-- Marks a case as rated; no row when it was.
insert into survey_voted (case_id) values ($1) on conflict (case_id) do nothing
