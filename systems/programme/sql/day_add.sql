-- $7 more (or fewer) of a kind: became so on $4, is about $3.
insert into measured_day (side, kind, value_day, day, unit, grp, n) values ($1, $2, $3, $4, $5, $6, $7)
on conflict (side, kind, value_day, day, unit, grp) do update set n = measured_day.n + excluded.n
