-- Cases with a new date and without an answer: $1 agency, $2..$3 due from and before, $4 rows counted at most.
select cast(count(*) as bigint) from (
  select 1 as one from case_row
  where agency = $1 and is_open = 1 and apologised = 1 and sort_due >= $2 and sort_due < $3
  limit $4
) as found
