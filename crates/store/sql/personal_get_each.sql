-- $1..$25 digests; empty text fills up.
select stream, subject, salt, body, erased_at, digest from personal
where digest in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
  $24, $25)
