-- Places are numbers now, so ordered that whatever a list is about is one stretch of them: an index walks what is wanted
-- and nothing else, where words had to be picked out of everything that an agency ever had. The row says its own place.
alter table case_row add column place {int} not null default 0;

update case_row set place = case
  when stage = 'finished' then 1
  when stage = 'new' then 2
  when stage = 'supplement' then 3
  when stage = 'received' and paused = 1 then 4
  when stage = 'received' and transfer_by is null then 5
  when stage = 'received' then 6
  when stage = 'proposed' then 7
  when stage = 'processing' and paused = 0 then 8
  when stage = 'processing' then 9
  when stage = 'returned' then 10
  when stage = 'not_received' then 11
  when stage = 'withdrawn' then 12
  else 13
end;

drop table case_count;

create table case_count (
  agency {text} not null,
  place {int} not null,
  day {text} not null,
  n {int} not null,
  primary key (agency, place, day)
) {keyed};

create index case_count_by_place on case_count (place, day);
create index case_count_whole on case_count (place, agency) where day = '';

insert into case_count (agency, place, day, n)
select agency, place, substr(sort_due, 1, 10), count(*) from case_row
group by agency, place, substr(sort_due, 1, 10);

insert into case_count (agency, place, day, n)
select agency, place, '', cast(sum(n) as bigint) from case_count group by agency, place;
