-- The book of an agency's day as it is believed now ($3: beyond all time).
select entries, tickets, receipts, note, level, entered_at
from day_book where agency = $1 and day = $2 and replaced_at = $3
