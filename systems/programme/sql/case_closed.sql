update measured_case set closed_at = $2, closed_how = $3 where case_id = $1 and closed_at is null
