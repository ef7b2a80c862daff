-- T03, straight from the rows: handled from $1 up to but without $2 as known just before $2, narrowed by $3 to $6, by
-- the dimension $7.
select case $7 when 'agency' then agency when 'level' then level when 'field' then field when 'procedure' then procedure else '' end as cell,
       verdict, cast(count(*) as bigint)
from measured_span
where verdict in ('on_time', 'late', 'no_limit') and verdict <> 'open' and value_at >= $1 and value_at < $2 and from_at < $2 and to_at >= $2
  and ($3 = '' or agency = $3) and ($4 = '' or level = $4) and ($5 = '' or field = $5) and ($6 = '' or procedure = $6)
group by 1, 2
