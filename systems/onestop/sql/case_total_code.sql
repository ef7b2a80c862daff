-- $1 from, $2 to (exclusive), $3 agency or empty, $4 stage or empty, $5..$6 due from and before, $7 rows counted at most.
-- The due date is hidden from the planner, which would walk all cases by it: the code is what narrows.
select cast(count(*) as bigint) from (
  select 1 as one from case_row
  where code >= $1 and code < $2 and ($3 = '' or agency = $3) and ($4 = '' or stage = $4)
    and sort_due || '' >= $5 and sort_due || '' < $6
  limit $7
) as found
