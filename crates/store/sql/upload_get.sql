select account, digest, name_digest, media_type, bytes, at from upload where id = $1
