-- The records of one verdict $1 but open, latest first: about $2 up to but without $3, known just before $4, narrowed by $5 to
-- $8, after ($9, $10), at most $11.
select c.case_id, c.code, c.agency, c.procedure, c.channel, c.received_at, s.due_at, s.value_at, s.verdict, c.synthetic,
       s.worked_minutes
from measured_span s join measured_case c on c.case_id = s.case_id
where s.verdict = $1 and s.verdict <> 'open' and s.value_at >= $2 and s.value_at < $3 and s.from_at < $4 and s.to_at >= $4
  and ($5 = '' or s.agency = $5) and ($6 = '' or s.level = $6) and ($7 = '' or s.field = $7) and ($8 = '' or s.procedure = $8)
  and (s.value_at < $9 or (s.value_at = $9 and s.case_id < $10))
order by s.value_at desc, s.case_id desc
limit $11
