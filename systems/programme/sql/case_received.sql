update measured_case set received_at = $2, first_due_at = $3, due_at = $4 where case_id = $1 and received_at is null
