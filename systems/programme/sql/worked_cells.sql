-- T02, the real time: how often each working time occurs among the answers from $1 up to but without $2 as known just
-- before $2, narrowed by $3 to $6, by procedure.
select procedure, worked_minutes, cast(count(*) as bigint)
from measured_span
where answered = 1 and worked_minutes >= 0
  and value_at >= $1 and value_at < $2 and from_at < $2 and to_at >= $2
  and ($3 = '' or agency = $3) and ($4 = '' or level = $4) and ($5 = '' or field = $5) and ($6 = '' or procedure = $6)
group by 1, 2
