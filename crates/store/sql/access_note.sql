insert into access (stream, viewer, viewer_name, viewer_agency, reason, day, first_at, last_at, times)
values ($1, $2, $3, $4, $5, $6, $7, $7, 1)
on conflict (stream, viewer, reason, day) do update
set last_at = excluded.last_at, times = access.times + 1,
    viewer_name = excluded.viewer_name, viewer_agency = excluded.viewer_agency
