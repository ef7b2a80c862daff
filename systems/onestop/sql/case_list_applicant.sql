-- A person's own cases, newest first: $1 account, $2/$3 the place to go on from, $4 rows.
select id, code, procedure, agency, channel, stage, step, applicant, assignee, filed_at, received_at, transfer_by,
       due_at, first_due_at, sort_due, finished_at, closed_at, outcome, paused, apologised, warned, supplement_requests,
       synthetic, version, sent_back
from case_row
where applicant = $1 and (filed_at, code) < ($2, $3)
order by filed_at desc, code desc
limit $4
