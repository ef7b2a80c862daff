-- For how many of their cases an applicant is asked for papers: $1 account, $2 rows counted at most.
select cast(count(*) as bigint) from (
  select 1 as one from case_row
  where applicant = $1 and stage = 'supplement'
  limit $2
) as found
