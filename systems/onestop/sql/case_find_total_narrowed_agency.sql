-- $1 agency, $2..$9 words, $10 stage or empty, $11 due before, $12 rows counted at most.
select cast(count(*) as bigint) from (
  select 1 as one from case_words join case_row on code = case_code
  where of_agency = $1 and words like $2 and words like $3 and words like $4 and words like $5 and words like $6 and words like $7 and words like $8 and words like $9
    and ($10 = '' or stage = $10) and sort_due < $11
  limit $12
) as found
