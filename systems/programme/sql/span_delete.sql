-- A count that never came to matter: over in the instant in which it began, or open and closed before its date.
delete from measured_span where case_id = $1 and from_at = $2
