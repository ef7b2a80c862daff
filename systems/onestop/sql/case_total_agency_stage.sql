-- $1 agency, $2 stage, $3 1 = only what still has to be handed over, 2 = only what has not, $4..$5 due from and before, $6 rows counted at most.
select cast(count(*) as bigint) from (
  select 1 as one from case_row
  where agency = $1 and stage = $2 and ($3 = 0 or ($3 = 1 and transfer_by is not null and paused = 0)
    or ($3 = 2 and (transfer_by is null or paused = 1)))
    and sort_due >= $4 and sort_due < $5
  limit $6
) as found
