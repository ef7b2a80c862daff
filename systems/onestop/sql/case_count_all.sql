-- How many cases there are: $1..$13 places, $14..$15 days from and before; '' is the day of the whole.
select cast(coalesce(sum(n), 0) as bigint) from case_count
where place in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) and day >= $14 and day < $15
