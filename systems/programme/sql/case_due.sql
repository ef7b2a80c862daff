update measured_case set due_at = $2 where case_id = $1
