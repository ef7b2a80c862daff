-- From $3 on the case counts for something else.
update measured_span set to_at = $3 where case_id = $1 and to_at >= $2
