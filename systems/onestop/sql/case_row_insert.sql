insert into case_row (
  id, stage, step, assignee, received_at, transfer_by, due_at, first_due_at, sort_due, finished_at, closed_at, outcome,
  is_open, paused, apologised, warned, supplement_requests, version, sent_back, place,
  code, procedure, agency, channel, applicant, filed_at, synthetic
) values (
  $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26,
  $27
)
