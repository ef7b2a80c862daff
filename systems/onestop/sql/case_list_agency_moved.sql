-- Cases with a new date and without an answer: $1 agency, $2/$3 the place to go on from, $4 due before, $5 rows.
select id, code, procedure, agency, channel, stage, step, applicant, assignee, filed_at, received_at, transfer_by,
       due_at, first_due_at, sort_due, finished_at, closed_at, outcome, paused, apologised, warned, supplement_requests,
       synthetic, version, sent_back
from case_row
where agency = $1 and is_open = 1 and apologised = 1 and (sort_due, code) > ($2, $3) and sort_due < $4
order by sort_due, code
limit $5
