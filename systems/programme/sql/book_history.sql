-- Every book of an agency's day, the latest first, at most $3.
select entries, tickets, receipts, note, level, entered_at
from day_book where agency = $1 and day = $2
order by entered_at desc
limit $3
