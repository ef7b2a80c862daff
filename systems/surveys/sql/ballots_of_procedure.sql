-- Ballots of a procedure in the days from $2 up to but without $3; after $4, at most $5.
select ballot, score, answers, synthetic from survey_ballot
where procedure = $1 and day >= $2 and day < $3 and ballot > $4
order by ballot limit $5
