-- Two rows at once, in the order of their key: $1 agency; place, day and number of each.
insert into case_count (agency, place, day, n) values ($1, $2, $3, $4), ($1, $5, $6, $7)
on conflict (agency, place, day) do update set n = case_count.n + excluded.n
returning place, day, n
