-- $1 agency, $2..$9 words, $10 rows counted at most: from the words alone.
select cast(count(*) as bigint) from (
  select 1 as one from case_words
  where of_agency = $1 and words like $2 and words like $3 and words like $4 and words like $5 and words like $6 and words like $7 and words like $8 and words like $9
  limit $10
) as found
