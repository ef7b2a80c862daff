-- The book believed so far gives way to another.
update day_book set replaced_at = $4 where agency = $1 and day = $2 and replaced_at = $3
