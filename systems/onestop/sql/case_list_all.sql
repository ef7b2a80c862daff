-- $1/$2 the place to go on from, $3 due before, $4 rows.
select id, code, procedure, agency, channel, stage, step, applicant, assignee, filed_at, received_at, transfer_by,
       due_at, first_due_at, sort_due, finished_at, closed_at, outcome, paused, apologised, warned, supplement_requests,
       synthetic, version, sent_back
from case_row
where (sort_due, code) > ($1, $2) and sort_due < $3
order by sort_due, code
limit $4
