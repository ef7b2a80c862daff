-- $1 from, $2 to (exclusive), $3 rows counted at most: from the index alone.
select cast(count(*) as bigint) from (
  select 1 as one from case_row where code >= $1 and code < $2 limit $3
) as found
