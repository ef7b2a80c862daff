update case_row set
  stage = $2, step = $3, assignee = $4, received_at = $5, transfer_by = $6, due_at = $7, first_due_at = $8, sort_due = $9,
  finished_at = $10, closed_at = $11, outcome = $12, is_open = $13, paused = $14, apologised = $15, warned = $16,
  supplement_requests = $17, version = $18, sent_back = $19, place = $20
where id = $1
