-- Open cases only, the officer's own and those of which the officer has a part: $1 officer, $2 1 = only while the time
-- limit runs, $3 stage or empty, $4/$5 the place to go on from, $6 due before, $7 rows.
select id, code, procedure, agency, channel, stage, step, applicant, assignee, filed_at, received_at, transfer_by,
       due_at, first_due_at, sort_due, finished_at, closed_at, outcome, paused, apologised, warned, supplement_requests,
       synthetic, version, sent_back
from (
  select id, code, procedure, agency, channel, stage, step, applicant, assignee, filed_at, received_at, transfer_by,
         due_at, first_due_at, sort_due, finished_at, closed_at, outcome, paused, apologised, warned, supplement_requests,
         synthetic, version, sent_back
  from case_row
  where assignee = $1 and is_open = 1 and ($2 = 0 or (stage in ('received', 'processing', 'proposed') and paused = 0))
    and ($3 = '' or stage = $3)
    and (sort_due, code) > ($4, $5) and sort_due < $6
  order by sort_due, code
  limit $7
) as own
union all
select id, code, procedure, agency, channel, stage, step, applicant, assignee, filed_at, received_at, transfer_by,
       due_at, first_due_at, sort_due, finished_at, closed_at, outcome, paused, apologised, warned, supplement_requests,
       synthetic, version, sent_back
from case_part join case_row on id = case_id
where account = $1 and is_open = 1 and ($2 = 0 or (stage in ('received', 'processing', 'proposed') and paused = 0))
  and ($3 = '' or stage = $3)
  and (sort_due, code) > ($4, $5) and sort_due < $6
order by sort_due, code
limit $7
