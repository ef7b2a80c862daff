-- $1 stage, $2 1 = only what still has to be handed over, 2 = only what has not, $3..$4 due from and before, $5 rows counted at most.
select cast(count(*) as bigint) from (
  select 1 as one from case_row
  where stage = $1 and ($2 = 0 or ($2 = 1 and transfer_by is not null and paused = 0)
    or ($2 = 2 and (transfer_by is null or paused = 1)))
    and sort_due >= $3 and sort_due < $4
  limit $5
) as found
