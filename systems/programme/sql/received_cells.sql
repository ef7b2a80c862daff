-- T07, straight from the rows: received from $1 up to but without $2 by channel, narrowed by $3 to $6, by dimension $7.
select case $7 when 'agency' then agency when 'level' then level when 'field' then field when 'procedure' then procedure else '' end as cell,
       channel, cast(count(*) as bigint)
from measured_case
where received_at >= $1 and received_at < $2
  and ($3 = '' or agency = $3) and ($4 = '' or level = $4) and ($5 = '' or field = $5) and ($6 = '' or procedure = $6)
group by 1, 2
