-- What the desk counted on paper that day.
insert into day_book (day, agency, entered_at, replaced_at, level, entered_by, entries, tickets, receipts, note)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
