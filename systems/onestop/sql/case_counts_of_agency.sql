-- One agency's numbers in all: $1 agency, $2..$14 places.
select agency, place, n from case_count
where agency = $1 and place in ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) and day = '' and n <> 0
order by place
