select id, code, procedure, agency, channel, stage, step, applicant, assignee, filed_at, received_at, transfer_by,
       due_at, first_due_at, sort_due, finished_at, closed_at, outcome, paused, apologised, warned, supplement_requests,
       synthetic, version, sent_back
from case_row
where id = $1
