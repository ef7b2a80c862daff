-- Where the cases open past their date just before $2 stand ($1: the last instant that counts as past), narrowed by $3 to
-- $6, at most $7.
select c.standing
from measured_span s join measured_case c on c.case_id = s.case_id
where s.verdict = 'open' and s.value_at < $1 and s.from_at < $2 and s.to_at >= $2
  and ($3 = '' or s.agency = $3) and ($4 = '' or s.level = $4) and ($5 = '' or s.field = $5) and ($6 = '' or s.procedure = $6)
limit $7
