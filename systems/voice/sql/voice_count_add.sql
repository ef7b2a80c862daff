insert into voice_count (agency, stage, n) values ($1, $2, $3)
on conflict (agency, stage) do update set n = voice_count.n + excluded.n
