select kind, agency, version, head, recorded_at, state from stream where id = $1
