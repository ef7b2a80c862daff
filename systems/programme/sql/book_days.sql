-- The days behind T04 from $1 up to but without $2 that have a book known before $3, narrowed to an agency $4 or a level
-- $5, latest first, after ($6, $7), at most $8; $9: 0 = all, 1 = those that agree with the cases, 2 = those that do not.
select agency, day, entries, tickets, receipts, note, entered_at, cast(cases as bigint)
from (
  select b.day, b.agency, b.level, b.entries, b.tickets, b.receipts, b.note, b.entered_at,
         case when coalesce(b.entries, 0) >= coalesce(b.tickets, 0) and coalesce(b.entries, 0) >= coalesce(b.receipts, 0)
                then coalesce(b.entries, 0)
              when coalesce(b.tickets, 0) >= coalesce(b.receipts, 0) then coalesce(b.tickets, 0)
              else coalesce(b.receipts, 0) end as expected,
         coalesce(d.n, 0) as cases
  from day_book b
  left join measured_day d on d.side = 'agency' and d.kind = 'counter' and d.value_day = b.day and d.day = b.day
    and d.unit = b.agency and d.grp = ''
  where b.day >= $1 and b.day < $2 and b.entered_at < $3 and b.replaced_at >= $3
    and ($4 = '' or b.agency = $4) and ($5 = '' or b.level = $5)
    and (b.day < $6 or (b.day = $6 and b.agency > $7))
) reconciled
where $9 = 0 or ($9 = 1 and cases = expected) or ($9 = 2 and cases <> expected)
order by day desc, agency
limit $8
