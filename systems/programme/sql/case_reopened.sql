update measured_case set finished_at = null where case_id = $1
