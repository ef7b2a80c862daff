-- $1 0 = without an answer, 1 = of those only while the time limit runs, 2 = not closed, 3 = with a new date,
-- $2..$3 due from and before, $4 rows counted at most.
select cast(count(*) as bigint) from (
  select 1 as one from case_row
  where closed_at is null and ($1 = 2 or is_open = 1)
    and ($1 <> 3 or apologised = 1)
    and ($1 <> 1 or (stage in ('received', 'processing', 'proposed') and paused = 0))
    and sort_due >= $2 and sort_due < $3
  limit $4
) as found
