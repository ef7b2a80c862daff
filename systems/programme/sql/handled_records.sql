-- The records of one verdict $1 but open, latest first: about $2 up to but without $3, known just before $4, narrowed by $5 to
-- $8, after ($9, $10), at most $11; of the late ones $12 0 = all, 1 = after their date, 2 = in time, but papers were asked
-- for more than once.
select c.case_id, c.code, c.agency, c.procedure, c.channel, c.received_at, s.due_at, s.value_at, s.verdict, c.synthetic,
       s.worked_minutes, c.standing
from measured_span s join measured_case c on c.case_id = s.case_id
where s.verdict = $1 and s.verdict <> 'open' and s.value_at >= $2 and s.value_at < $3 and s.from_at < $4 and s.to_at >= $4
  and ($5 = '' or s.agency = $5) and ($6 = '' or s.level = $6) and ($7 = '' or s.field = $7) and ($8 = '' or s.procedure = $8)
  and (s.value_at < $9 or (s.value_at = $9 and s.case_id < $10))
  and ($12 = 0 or ($12 = 1 and s.due_at is not null and s.value_at > s.due_at)
       or ($12 = 2 and (s.due_at is null or s.value_at <= s.due_at)))
order by s.value_at desc, s.case_id desc
limit $11
