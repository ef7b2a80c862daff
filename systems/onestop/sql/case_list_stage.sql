-- $1 stage, $2 1 = only what still has to be handed over, 2 = only what has not, $3/$4 the place to go on from, $5 due before, $6 rows.
select id, code, procedure, agency, channel, stage, step, applicant, assignee, filed_at, received_at, transfer_by,
       due_at, first_due_at, sort_due, finished_at, closed_at, outcome, paused, apologised, warned, supplement_requests,
       synthetic, version, sent_back
from case_row
where stage = $1 and ($2 = 0 or ($2 = 1 and transfer_by is not null and paused = 0)
    or ($2 = 2 and (transfer_by is null or paused = 1)))
  and (sort_due, code) > ($3, $4) and sort_due < $5
order by sort_due, code
limit $6
