-- What lists and pages read of a case; made from its events by `rows::project`, and made again by a rebuild.
-- No personal data: the applicant is an account, a document is a kind and a stored file.
create table case_row (
  id {id} primary key,
  code {text} not null unique,
  procedure {text} not null,
  agency {text} not null,
  channel {text} not null,
  stage {text} not null,
  step {int},
  applicant {id},
  assignee {id},
  filed_at {time} not null,
  received_at {time},
  transfer_by {time},
  -- Promised to the applicant now; null until it is received.
  due_at {time},
  -- The date the law judges by: moved by a supplement, never by an apology.
  first_due_at {time},
  -- What lists are ordered by: promised, or expected before the receipt, or the end of time.
  sort_due {time} not null,
  finished_at {time},
  closed_at {time},
  outcome {text},
  is_open {bool} not null,
  paused {bool} not null,
  apologised {bool} not null,
  warned {bool} not null,
  supplement_requests {int} not null,
  synthetic {bool} not null,
  version {int} not null
) {strict};

create index case_row_by_agency_stage on case_row (agency, stage, sort_due, code);
create index case_row_by_agency on case_row (agency, sort_due, code);
create index case_row_by_stage on case_row (stage, sort_due, code);
create index case_row_by_due on case_row (sort_due, code);
-- Open cases are few among many: their lists must never walk past the closed ones.
create index case_row_open_by_agency on case_row (agency, sort_due, code) where is_open = 1;
create index case_row_open_by_due on case_row (sort_due, code) where is_open = 1;
create index case_row_open_by_assignee on case_row (assignee, sort_due, code) where is_open = 1 and assignee is not null;
create index case_row_by_applicant on case_row (applicant, filed_at, code) where applicant is not null;

-- How many cases an agency has at each stage, exactly.
create table case_count (
  agency {text} not null,
  stage {text} not null,
  n {int} not null,
  primary key (agency, stage)
) {keyed};

-- The last number given out by an agency on a civil day.
create table case_counter (
  agency {text} not null,
  day {text} not null,
  last_n {int} not null,
  primary key (agency, day)
) {keyed};

-- What was handed in, in order. File names are personal and lie sealed in the application.
create table case_document (
  case_id {id} not null,
  n {int} not null,
  kind {text} not null,
  upload {id},
  at {time} not null,
  primary key (case_id, n)
) {keyed};
