-- Cases whose time limit runs and that are due before $2, by agency: whole days before the day $1 from their counts, the
-- rest of it row by row. $3..$4 the places of what runs, $5 agencies.
select agency, cast(sum(n) as bigint) from (
  select agency, n from case_count
  where place between $3 and $4 and day > '' and day < $1
  union all
  select agency, cast(1 as bigint) as n from case_row
  where closed_at is null and place between $3 and $4 and sort_due >= $1 and sort_due < $2
) as found
group by agency
order by agency
limit $5
