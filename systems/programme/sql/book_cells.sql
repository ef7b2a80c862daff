-- T04: the days from $1 up to but without $2 that have a book known before $3, narrowed to an agency $4 or a level $5, by
-- the dimension $6: cases that the paper accounts for, those that only the paper knows, days that do not agree, days.
select case $6 when 'agency' then agency when 'level' then level else '' end as cell,
       cast(sum(case when cases < expected then cases else expected end) as bigint),
       cast(sum(case when cases < expected then expected - cases else 0 end) as bigint),
       cast(sum(case when cases = expected then 0 else 1 end) as bigint), cast(count(*) as bigint)
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
) reconciled
group by 1
