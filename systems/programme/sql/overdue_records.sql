-- The cases open past their date just before $2 ($1: the last instant that counts as past), the latest date first, narrowed
-- by $3 to $6, after ($7, $8), at most $9.
with overdue as materialized (
  select case_id, from_at, value_at
  from measured_span
  where verdict = 'open' and value_at < $1 and from_at < $2 and to_at >= $2
    and ($3 = '' or agency = $3) and ($4 = '' or level = $4) and ($5 = '' or field = $5) and ($6 = '' or procedure = $6)
)
select c.case_id, c.code, c.agency, c.procedure, c.channel, c.received_at, s.due_at, s.value_at, s.verdict, c.synthetic,
       s.worked_minutes, c.standing
from (select * from overdue
  where value_at < $7 or (value_at = $7 and case_id < $8)
  order by value_at desc, case_id desc limit $9) o
join measured_span s on s.case_id = o.case_id and s.from_at = o.from_at
join measured_case c on c.case_id = o.case_id
order by o.value_at desc, o.case_id desc
