-- The ballots behind T09 of the days from $1 on, told before $2, latest first; narrowed by $3 to $6, after ($7, $8), at
-- most $9; $10: 0 = all, 1 = satisfied (a score of $11 or more), 2 = not.
select ballot, day, agency, procedure, channel, score, synthetic
from measured_ballot
where day >= $1 and told_at < $2
  and ($3 = '' or agency = $3) and ($4 = '' or level = $4) and ($5 = '' or field = $5) and ($6 = '' or procedure = $6)
  and (day < $7 or (day = $7 and ballot < $8))
  and ($10 = 0 or ($10 = 1 and score >= $11) or ($10 = 2 and score < $11))
order by day desc, ballot desc
limit $9
