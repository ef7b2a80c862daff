-- $1 agency, $2 stage, $3 1 = only what still has to be handed over, 2 = only what has not, $4/$5 the place to go on from, $6 due before,
-- $7 rows.
select id, code, procedure, agency, channel, stage, step, applicant, assignee, filed_at, received_at, transfer_by,
       due_at, first_due_at, sort_due, finished_at, closed_at, outcome, paused, apologised, warned, supplement_requests,
       synthetic, version, sent_back
from case_row
where agency = $1 and stage = $2 and ($3 = 0 or ($3 = 1 and transfer_by is not null and paused = 0)
    or ($3 = 2 and (transfer_by is null or paused = 1)))
  and (sort_due, code) > ($4, $5) and sort_due < $6
order by sort_due, code
limit $7
