-- $1..$2 due from and before, $3 rows counted at most.
select cast(count(*) as bigint) from (
  select 1 as one from case_row
  where sort_due >= $1 and sort_due < $2
  limit $3
) as found
