-- Open cases only, the officer's own and those of which the officer has a part: $1 officer, $2 1 = only while the time
-- limit runs, $3 stage or empty, $4..$5 due from and before, $6 rows counted at most.
select cast(count(*) as bigint) from (
  select 1 as one from case_row
  where assignee = $1 and is_open = 1 and ($2 = 0 or (stage in ('received', 'processing', 'proposed') and paused = 0))
    and ($3 = '' or stage = $3)
    and sort_due >= $4 and sort_due < $5
  union all
  select 1 as one from case_part join case_row on id = case_id
  where account = $1 and is_open = 1 and ($2 = 0 or (stage in ('received', 'processing', 'proposed') and paused = 0))
    and ($3 = '' or stage = $3)
    and sort_due >= $4 and sort_due < $5
  limit $6
) as found
