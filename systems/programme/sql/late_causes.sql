-- Why cases of the period from $1 up to but without $2 were late, as known just before $2, narrowed by $3 to $6: after
-- their date, or in time but after more than one request for papers.
select case when due_at is null or value_at <= due_at then 'requests' else 'after_date' end as cause,
       cast(count(*) as bigint)
from measured_span
where verdict = 'late' and verdict <> 'open' and value_at >= $1 and value_at < $2 and from_at < $2 and to_at >= $2
  and ($3 = '' or agency = $3) and ($4 = '' or level = $4) and ($5 = '' or field = $5) and ($6 = '' or procedure = $6)
group by 1
