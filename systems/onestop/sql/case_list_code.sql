-- Codes that begin alike: $1 from, $2 to (exclusive), $3 the code to go on from, $4 agency or empty, $5 stage or empty,
-- $6..$7 due from and before, $8 rows.
-- The due date is hidden from the planner, which would walk all cases by it: the code is what narrows.
select id, code, procedure, agency, channel, stage, step, applicant, assignee, filed_at, received_at, transfer_by,
       due_at, first_due_at, sort_due, finished_at, closed_at, outcome, paused, apologised, warned, supplement_requests,
       synthetic, version
from case_row
where code >= $1 and code < $2 and code > $3 and ($4 = '' or agency = $4) and ($5 = '' or stage = $5)
  and sort_due || '' >= $6 and sort_due || '' < $7
order by code
limit $8
