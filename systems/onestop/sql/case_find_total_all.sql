-- $1..$8 words, $9 rows counted at most: from the words alone.
select cast(count(*) as bigint) from (
  select 1 as one from case_words
  where words like $1 and words like $2 and words like $3 and words like $4 and words like $5 and words like $6 and words like $7 and words like $8
  limit $9
) as found
