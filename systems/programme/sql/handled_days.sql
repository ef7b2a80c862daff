-- Cells counted in advance of what was known before the day $3 about the days from $2: side $1, kinds $4 to $6, narrowed
-- to a unit $7 or a group $8, by unit or group ($9).
select case $9 when 'unit' then unit when 'grp' then grp else '' end as cell, kind, cast(sum(n) as bigint)
from measured_day
where side = $1 and kind in ($4, $5, $6) and value_day >= $2 and day < $3
  and ($7 = '' or unit = $7) and ($8 = '' or grp = $8)
group by 1, 2
