-- How many cases there are at the places from $1 to $2.
select place, cast(sum(n) as bigint) from case_count
where day = '' and place between $1 and $2
group by place
