-- What each case counted for, and from when to when it did: a row of measured_span is closed, never changed, when
-- something else happens to the case, so that a figure of a past instant stays what it was at that instant.
drop table measured_case;

create table measured_case (
  case_id {id} primary key,
  code text not null,
  agency text not null,
  procedure text not null,
  field text not null,
  level text not null,
  channel text not null,
  synthetic {bool} not null,
  received_at {time},
  standing {json} not null
) {strict};

create index measured_case_received on measured_case (received_at, case_id, channel, agency, level, field, procedure);

-- value_at: when it was handled; of an open case the date that must not pass. to_at lies beyond all time while it holds.
create table measured_span (
  case_id {id} not null,
  from_at {time} not null,
  to_at {time} not null,
  agency text not null,
  procedure text not null,
  field text not null,
  level text not null,
  verdict text not null,
  value_at {time} not null,
  due_at {time},
  answered {bool} not null,
  worked_minutes {int},
  primary key (case_id, from_at)
) {strict};

-- Handled cases by verdict and time, with all that a count across agencies and procedures asks for; open cases, which are
-- few, apart, so that nothing that was handled is looked at for them; the working time of answers for T02.
create index measured_span_value on measured_span (verdict, value_at, case_id, from_at, to_at, agency, level, field, procedure) where verdict <> 'open';
create index measured_span_open on measured_span (to_at, from_at, value_at, case_id, agency, level, field, procedure) where verdict = 'open';
create index measured_span_worked on measured_span (value_at, procedure, worked_minutes, from_at, to_at, agency, level, field) where answered = 1;
create index measured_span_uncounted on measured_span (case_id) where answered = 1 and worked_minutes is null;
create index measured_span_from on measured_span (from_at);
create index measured_span_to on measured_span (to_at);

-- Counted in advance: by level, by agency and by procedure (side), for each day on which something became so (day) and
-- the day it is about (value_day). grp: of an agency its level, of a procedure its field, of a level nothing.
create table measured_day (
  side text not null,
  kind text not null,
  value_day text not null,
  day text not null,
  unit text not null,
  grp text not null,
  n {int} not null,
  primary key (side, kind, value_day, day, unit, grp)
) {keyed};

-- What the desk counted on paper. A correction is a new row; the one before keeps the time in which it was believed.
create table day_book (
  day text not null,
  agency text not null,
  entered_at {time} not null,
  replaced_at {time} not null,
  level text not null,
  entered_by {id} not null,
  entries {int},
  tickets {int},
  receipts {int},
  note text not null,
  primary key (day, agency, entered_at)
) {keyed};

create index day_book_agency on day_book (agency, day);

-- How often a book was entered: whoever keeps figures at hand sees here that they are no longer true.
create table day_book_turn (
  what text primary key,
  n {int} not null
) {keyed};

-- Anonymous ballots, as the surveys tell them; counts of them stand in measured_day.
create table measured_ballot (
  ballot {id} primary key,
  told_at {time} not null,
  day text not null,
  agency text not null,
  procedure text not null,
  field text not null,
  level text not null,
  channel text not null,
  score {int} not null,
  synthetic {bool} not null
) {strict};

create index measured_ballot_day on measured_ballot (day, ballot);
create index measured_ballot_told on measured_ballot (told_at);
