-- How many cases an agency has at each place: in all (day '') and by the day of the due date that lists are ordered by, so
-- that any list is counted exactly without a walk over its rows. A place is a stage, cut finer where lists are: still at
-- the desk (`received.desk`), time standing still (`.still`). The days are those of the instants as they are written, in
-- UTC: they only cut time into pieces.
drop table case_count;

create table case_count (
  agency {text} not null,
  place {text} not null,
  day {text} not null,
  n {int} not null,
  primary key (agency, place, day)
) {keyed};

create index case_count_by_place on case_count (place, day);

insert into case_count (agency, place, day, n)
select agency, place, day, count(*) from (
  select agency, substr(sort_due, 1, 10) as day,
    case when stage = 'received' and transfer_by is not null then 'received.desk' else stage end as place
  from case_row
) as placed
group by agency, place, day;

insert into case_count (agency, place, day, n)
select agency, place, '', cast(sum(n) as bigint) from case_count group by agency, place;

-- Whose list a case is on beside the list of the officer who has it: a part of it was given to them by name.
create table case_part (
  account {id} not null,
  case_id {id} not null,
  primary key (account, case_id)
) {keyed};
