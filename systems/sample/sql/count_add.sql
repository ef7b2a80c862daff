insert into sample_count (agency, notes) values ($1, 1)
on conflict (agency) do update set notes = sample_count.notes + 1
