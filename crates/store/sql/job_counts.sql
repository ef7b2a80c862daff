select kind, state, count(*) from job where state = 'queued' group by kind, state
union all
select kind, state, count(*) from job where state = 'dead' group by kind, state
order by 1, 2
