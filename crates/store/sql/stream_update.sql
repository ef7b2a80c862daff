update stream set agency = $3, version = $4, head = $5, recorded_at = $6, state = $7
where id = $1 and version = $2
