select digest, subject, erased_at from personal where stream = $1 order by digest
