-- The same minute twice: the later word holds.
delete from day_book where agency = $1 and day = $2 and entered_at = $3
