-- Every agency's numbers in all: $1..$13 places, $14 rows.
select agency, place, n from case_count
where place in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) and day = '' and n <> 0
order by agency, place
limit $14
