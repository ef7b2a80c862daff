-- The agencies of which at least $1 ballots wait; after the agency $2, at most $3.
select agency from survey_box where agency > $2 group by agency having count(*) >= $1 order by agency limit $3
