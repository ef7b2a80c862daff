-- A day on which nothing is due any more: $1 agency, $2 place, $3 day.
delete from case_count where agency = $1 and place = $2 and day = $3 and n = 0
