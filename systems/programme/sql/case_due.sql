update measured_case set due_at = $2, first_due_at = $3 where case_id = $1
