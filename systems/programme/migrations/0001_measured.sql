-- One row for each case, as the facts told it. Every date is set once, so "as of a past day" is a comparison.
create table measured_case (
  case_id {id} primary key,
  code text not null,
  agency text not null,
  procedure text not null,
  field text not null,
  level text not null,
  channel text not null,
  synthetic {bool} not null,
  filed_at {time} not null,
  received_at {time},
  first_due_at {time},
  due_at {time},
  finished_at {time},
  returned_at {time},
  closed_at {time},
  closed_how text
) {strict};

create index measured_case_received on measured_case (received_at, case_id);
create index measured_case_finished on measured_case (finished_at, case_id);
create index measured_case_due on measured_case (first_due_at, case_id);
