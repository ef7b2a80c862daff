-- How often each answer was given to each question in a year, of an agency ($2) and a procedure ($3), '' for all.
select question, score, cast(sum(n) as bigint), cast(sum(made_up) as bigint)
from survey_count
where year = $1 and ($2 = '' or agency = $2) and ($3 = '' or procedure = $3)
group by question, score
