-- $1..$8 words, $9 stage or empty, $10 due before, $11 rows counted at most.
select cast(count(*) as bigint) from (
  select 1 as one from case_words join case_row on code = case_code
  where words like $1 and words like $2 and words like $3 and words like $4 and words like $5 and words like $6 and words like $7 and words like $8
    and ($9 = '' or stage = $9) and sort_due < $10
  limit $11
) as found
