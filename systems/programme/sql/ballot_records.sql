-- The ballots behind T09 of the days from $1 on, told before $2, in the order of their random names, which says nothing
-- of when they were cast; narrowed by $3 to $6, after $7, at most $8; $9: 0 = all, 1 = satisfied (a score of $10 or more),
-- 2 = not.
select ballot, agency, procedure, score, synthetic
from measured_ballot
where day >= $1 and told_at < $2
  and ($3 = '' or agency = $3) and ($4 = '' or level = $4) and ($5 = '' or field = $5) and ($6 = '' or procedure = $6)
  and ballot > $7
  and ($9 = 0 or ($9 = 1 and score >= $10) or ($9 = 2 and score < $10))
order by ballot
limit $8
