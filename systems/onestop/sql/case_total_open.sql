-- $1 1 = only while the time limit runs, $2..$3 due from and before, $4 rows counted at most.
select cast(count(*) as bigint) from (
  select 1 as one from case_row
  where is_open = 1 and ($1 = 0 or (stage in ('received', 'processing', 'proposed') and paused = 0))
    and sort_due >= $2 and sort_due < $3
  limit $4
) as found
