-- The office's working time on the answer that began to count then; -1 when no calendar knows those days.
update measured_span set worked_minutes = $3 where case_id = $1 and from_at = $2
