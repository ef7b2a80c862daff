-- How many cases an agency has: $1 agency, $2..$14 places, $15..$16 days from and before; '' is the day of the whole.
select cast(coalesce(sum(n), 0) as bigint) from case_count
where agency = $1 and place in ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) and day >= $15 and day < $16
