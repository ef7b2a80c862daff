-- The procedures of cases that nobody has closed, with how many: $1 procedures.
select procedure, cast(count(*) as bigint) from case_row
where closed_at is null
group by procedure
order by procedure
limit $1
