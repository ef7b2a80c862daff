-- How many cases each agency has at the places from $1 to $2; $3 agencies.
select agency, cast(sum(n) as bigint) from case_count
where day = '' and place between $1 and $2 and n <> 0
group by agency
order by agency
limit $3
