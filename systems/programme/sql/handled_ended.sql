-- Cells that ceased to count between $2 and $3, about what came from $1 on, narrowed by $4 to $7, by the dimension $8.
select case $8 when 'agency' then agency when 'level' then level when 'field' then field when 'procedure' then procedure else '' end as cell,
       verdict, cast(count(*) as bigint)
from measured_span
where to_at >= $2 and to_at < $3 and verdict <> 'open' and value_at >= $1
  and ($4 = '' or agency = $4) and ($5 = '' or level = $5) and ($6 = '' or field = $6) and ($7 = '' or procedure = $7)
group by 1, 2
