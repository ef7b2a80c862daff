-- How often each answer was given to the question $2 in a year, by agency.
select agency, score, cast(sum(n) as bigint), cast(sum(made_up) as bigint)
from survey_count where year = $1 and question = $2
group by agency, score
