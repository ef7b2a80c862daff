update personal set salt = null, body = null, erased_at = $2 where stream = $1 and erased_at is null
