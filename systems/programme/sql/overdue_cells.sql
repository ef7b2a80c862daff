-- Open just before $2 although the date they are judged by had passed ($1: the last instant that counts as past).
select case $7 when 'agency' then agency when 'level' then level when 'field' then field when 'procedure' then procedure else '' end as cell,
       'open' as kind, cast(count(*) as bigint)
from measured_span
where verdict = 'open' and value_at < $1 and from_at < $2 and to_at >= $2
  and ($3 = '' or agency = $3) and ($4 = '' or level = $4) and ($5 = '' or field = $5) and ($6 = '' or procedure = $6)
group by 1
