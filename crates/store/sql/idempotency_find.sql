select digest, stream, version, at from idempotency where actor = $1 and key = $2
