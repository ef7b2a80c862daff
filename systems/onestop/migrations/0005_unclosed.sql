-- "All" is what nobody has closed: also what is decided and waits to be fetched. What waits (for the applicant, for a step
-- that does not count, to be fetched) is less urgent than what runs, and stands at the end of every list.
drop index case_row_open_by_agency;
drop index case_row_open_by_due;
create index case_row_unclosed_by_agency on case_row (agency, sort_due, code) where closed_at is null;
create index case_row_unclosed_by_due on case_row (sort_due, code) where closed_at is null;

update case_row set sort_due = '9999-12-30T22:00:00.000Z'
where closed_at is null and (paused = 1 or stage = 'finished');

delete from case_count;

insert into case_count (agency, place, day, n)
select agency, place, day, count(*) from (
  select agency, substr(sort_due, 1, 10) as day,
    case
      when stage in ('received', 'processing') and paused = 1 then stage || '.still'
      when stage = 'received' and transfer_by is not null then 'received.desk'
      else stage
    end as place
  from case_row
) as placed
group by agency, place, day;

insert into case_count (agency, place, day, n)
select agency, place, '', cast(sum(n) as bigint) from case_count group by agency, place;
