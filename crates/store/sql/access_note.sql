-- $1 viewer, $2 name, $3 agency, $4 reason, $5 day, $6 when, $7..$31 streams; empty text fills up.
with looked (stream) as (
  values ($7), ($8), ($9), ($10), ($11), ($12), ($13), ($14), ($15), ($16), ($17), ($18), ($19), ($20), ($21), ($22),
  ($23), ($24), ($25), ($26), ($27), ($28), ($29), ($30), ($31)
)
insert into access (stream, viewer, viewer_name, viewer_agency, reason, day, first_at, last_at, times)
select stream, $1, $2, $3, $4, $5, $6, $6, 1 from looked where stream <> '' order by stream
on conflict (stream, viewer, reason, day) do update
set last_at = excluded.last_at, times = access.times + 1,
    viewer_name = excluded.viewer_name, viewer_agency = excluded.viewer_agency
