-- $1 agency, $2 0 = without an answer, 1 = of those only while the time limit runs, 2 = not closed,
-- $3..$4 due from and before, $5 rows counted at most.
select cast(count(*) as bigint) from (
  select 1 as one from case_row
  where agency = $1 and closed_at is null and ($2 = 2 or is_open = 1)
    and ($2 <> 1 or (stage in ('received', 'processing', 'proposed') and paused = 0))
    and sort_due >= $3 and sort_due < $4
  limit $5
) as found
