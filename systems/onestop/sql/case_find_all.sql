-- Cases by their words, newest first: $1..$8 words, $9/$10 the place to go on from, $11 stage or
-- empty, $12 due before, $13 rows. Words are looked at before a row is.
select id, code, procedure, agency, channel, stage, step, applicant, assignee, filed_at, received_at, transfer_by,
       due_at, first_due_at, sort_due, finished_at, closed_at, outcome, paused, apologised, warned, supplement_requests,
       synthetic, version, sent_back
from case_words join case_row on code = case_code
where words like $1 and words like $2 and words like $3 and words like $4 and words like $5 and words like $6 and words like $7 and words like $8
  and (filed, case_code) < ($9, $10) and ($11 = '' or stage = $11) and sort_due < $12
order by filed desc, case_code desc
limit $13
