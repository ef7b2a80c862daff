-- Codes that begin alike: $1 from, $2 to (exclusive); $3 officer or empty, $4 stage or empty, $5 1 = only open, 2 = only not closed, $6 1 = only
-- while the time limit runs, 2 = of those what still has to be handed over, $7..$8 due from and before; $9 the code to go on from, $10 rows.
-- The due date is hidden from the planner, which would walk all cases by it: the code is what narrows.
select id, code, procedure, agency, channel, stage, step, applicant, assignee, filed_at, received_at, transfer_by,
       due_at, first_due_at, sort_due, finished_at, closed_at, outcome, paused, apologised, warned, supplement_requests,
       synthetic, version, sent_back
from case_row
where code >= $1 and code < $2 and code > $9
  and ($3 = '' or assignee = $3) and ($4 = '' or stage = $4) and ($5 <> 1 or is_open = 1)
  and ($5 <> 2 or closed_at is null)
  and ($6 = 0 or (stage in ('received', 'processing', 'proposed') and paused = 0 and ($6 = 1 or transfer_by is not null)))
  and sort_due || '' >= $7 and sort_due || '' < $8
order by code
limit $10
