-- Why these tables look as they do: docs/ballots.md. None has an hour, and none that holds an answer names a case.

-- A case that may be rated once, until the end of a day. No answer is ever here.
create table survey_right (
  case_id {id} primary key,
  agency {text} not null,
  procedure {text} not null,
  field {text} not null,
  level {text} not null,
  channel {text} not null,
  synthetic {bool} not null,
  last_day {text} not null
) {keyed};

-- That a case has been rated: no time, no order, no ballot. It is not in the journal, and goes when the right ends.
create table survey_voted (
  case_id {id} primary key
) {keyed};

-- Ballots of today, until they are taken out together with others. form: the digest of the form's own number, which
-- recognises a double click and is nowhere else; ballot: drawn at random, the name under which it is counted.
create table survey_box (
  form {text} primary key,
  ballot {id} not null,
  agency {text} not null,
  procedure {text} not null,
  field {text} not null,
  level {text} not null,
  channel {text} not null,
  synthetic {bool} not null,
  score {int} not null,
  answers {json} not null
) {keyed};
create unique index survey_box_ballot on survey_box (ballot);
create index survey_box_agency on survey_box (agency, ballot);

-- What people wrote with a ballot, apart from it from the first moment, under a random name of its own.
create table survey_slip (
  comment {id} primary key,
  agency {text} not null,
  procedure {text} not null,
  synthetic {bool} not null,
  words {text} not null
) {keyed};
create index survey_slip_agency on survey_slip (agency, comment);

-- Ballots that have been counted.
create table survey_ballot (
  ballot {id} primary key,
  day {text} not null,
  agency {text} not null,
  procedure {text} not null,
  score {int} not null,
  answers {json} not null,
  synthetic {bool} not null
) {keyed};
create index survey_ballot_agency on survey_ballot (agency, ballot);
create index survey_ballot_procedure on survey_ballot (procedure, ballot);

-- How often each answer was given to each question: what results are added up from.
create table survey_count (
  year {text} not null,
  agency {text} not null,
  procedure {text} not null,
  question {text} not null,
  score {int} not null,
  n {int} not null,
  made_up {int} not null,
  primary key (year, agency, procedure, question, score)
) {keyed};

-- What people wrote, apart from how they voted. The words lie, erasable, in `personal` under this digest.
create table survey_comment (
  stream {id} primary key,
  agency {text} not null,
  procedure {text} not null,
  month {text} not null,
  body {text} not null,
  standing {text} not null,
  synthetic {bool} not null
) {keyed};
create index survey_comment_agency on survey_comment (agency, standing, stream);
create index survey_comment_standing on survey_comment (standing, stream);
