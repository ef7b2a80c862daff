-- Ballots of an agency in the days from $2 up to but without $3, of a procedure ($4), '' for all; after $5, at most $6.
select ballot, score, answers, synthetic from survey_ballot
where agency = $1 and day >= $2 and day < $3 and ($4 = '' or procedure = $4) and ballot > $5
order by ballot limit $6
