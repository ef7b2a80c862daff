update measured_case set returned_at = $2 where case_id = $1 and returned_at is null
