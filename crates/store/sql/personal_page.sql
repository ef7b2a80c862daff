select digest, salt, body, erased_at from personal where digest > $1 order by digest limit $2
