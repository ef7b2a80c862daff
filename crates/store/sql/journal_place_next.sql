-- By the machine's clock, and within a stream always by version: see journal.rs.
with next as (
  select id, row_number() over (order by recorded_at, stream, version)
    + (select coalesce(max(place), 0) from journal where place is not null) as place
  from (
    select id, recorded_at, stream, version from journal where place is null
    order by recorded_at, stream, version limit $1
  ) unplaced
)
update journal set place = next.place from next where journal.id = next.id
