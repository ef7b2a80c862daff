-- Forgets who voted where the right has ended before $1 anyway.
delete from survey_voted
where exists (select 1 from survey_right r where r.case_id = survey_voted.case_id and r.last_day < $1)
