-- How often each answer was given to the question $2 in a year, by procedure; of an agency ($3), '' for all.
select procedure, score, cast(sum(n) as bigint), cast(sum(made_up) as bigint)
from survey_count where year = $1 and question = $2 and ($3 = '' or agency = $3)
group by procedure, score
