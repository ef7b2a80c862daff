insert into case_counter (agency, day, last_n) values ($1, $2, 1)
on conflict (agency, day) do update set last_n = case_counter.last_n + 1
returning last_n
