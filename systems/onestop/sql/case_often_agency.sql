-- What an agency had to do with of late, the most frequent first: $1 agency, $2 cases looked at, $3 procedures.
select procedure, cast(count(*) as bigint) as n from (
  select procedure from case_row where agency = $1 order by sort_due desc, code desc limit $2
) as latest
group by procedure
order by n desc, procedure
limit $3
