select stream, subject, salt, body, erased_at from personal where digest = $1
