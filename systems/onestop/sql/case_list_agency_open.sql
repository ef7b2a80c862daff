-- $1 agency, $2 0 = without an answer, 1 = of those only while the time limit runs, 2 = not closed,
-- $3/$4 the place to go on from, $5 due before, $6 rows.
select id, code, procedure, agency, channel, stage, step, applicant, assignee, filed_at, received_at, transfer_by,
       due_at, first_due_at, sort_due, finished_at, closed_at, outcome, paused, apologised, warned, supplement_requests,
       synthetic, version, sent_back
from case_row
where agency = $1 and closed_at is null and ($2 = 2 or is_open = 1)
    and ($2 <> 1 or (stage in ('received', 'processing', 'proposed') and paused = 0))
  and (sort_due, code) > ($3, $4) and sort_due < $5
order by sort_due, code
limit $6
