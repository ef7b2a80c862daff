update measured_case set finished_at = $2 where case_id = $1 and finished_at is null
