-- How many cases an agency has at each place: $1 agency, $2..$3 places.
select place, n from case_count
where agency = $1 and place between $2 and $3 and day = ''
