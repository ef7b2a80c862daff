-- Since when the case counts for what it counts for now ($2: beyond all time).
select from_at from measured_span where case_id = $1 and to_at >= $2
