insert into case_count (agency, stage, n) values ($1, $2, $3)
on conflict (agency, stage) do update set n = case_count.n + excluded.n
