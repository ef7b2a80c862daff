-- Makes the counter again when the tables are rebuilt; in daily work the number has been drawn and nothing changes.
insert into case_counter (agency, day, last_n) values ($1, $2, $3)
on conflict (agency, day) do update set last_n = excluded.last_n where case_counter.last_n < excluded.last_n
