-- How many of an agency's cases are due before $5, by place: whole days before the day $4 from their counts, the rest of it
-- row by row. $1 agency, $2..$3 places, $6 rows of the day at most.
select place, cast(sum(n) as bigint) from (
  select place, n from case_count
  where agency = $1 and place between $2 and $3 and day > '' and day < $4
  union all
  select place, cast(1 as bigint) as n from (
    select place from case_row
    where agency = $1 and sort_due >= $4 and sort_due < $5
    limit $6
  ) as of_day
  where place between $2 and $3
) as found
group by place
