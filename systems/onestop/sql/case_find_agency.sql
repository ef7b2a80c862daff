-- Cases by their words, newest first: $1 agency, $2..$9 words, $10/$11 the place to go on from, $12 stage or
-- empty, $13 due before, $14 rows. Words are looked at before a row is.
select id, code, procedure, agency, channel, stage, step, applicant, assignee, filed_at, received_at, transfer_by,
       due_at, first_due_at, sort_due, finished_at, closed_at, outcome, paused, apologised, warned, supplement_requests,
       synthetic, version, sent_back
from case_words join case_row on code = case_code
where of_agency = $1 and words like $2 and words like $3 and words like $4 and words like $5 and words like $6 and words like $7 and words like $8 and words like $9
  and (filed, case_code) < ($10, $11) and ($12 = '' or stage = $12) and sort_due < $13
order by filed desc, case_code desc
limit $14
