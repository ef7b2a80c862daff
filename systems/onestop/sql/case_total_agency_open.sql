-- $1 agency, $2 1 = only while the time limit runs, $3..$4 due from and before, $5 rows counted at most.
select cast(count(*) as bigint) from (
  select 1 as one from case_row
  where agency = $1 and is_open = 1 and ($2 = 0 or (stage in ('received', 'processing', 'proposed') and paused = 0))
    and sort_due >= $3 and sort_due < $4
  limit $5
) as found
