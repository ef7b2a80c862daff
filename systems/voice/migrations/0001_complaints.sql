-- One row a complaint, for lists. Its words and the answer's are not here: they lie, erasable, in `personal`.
create table voice_complaint (
  stream {id} primary key,
  case_id {id} not null,
  code {text} not null,
  agency {text} not null,
  procedure {text} not null,
  topic {text} not null,
  made_by {text} not null,
  filed_at {time} not null,
  due_at {time},
  stage {text} not null,
  finding {text} not null,
  answered_at {time}
) {strict};

create index voice_complaint_agency on voice_complaint (agency, stage, filed_at, stream);
create index voice_complaint_case on voice_complaint (case_id, stream);
-- One open complaint about a case, also when two come at once.
create unique index voice_complaint_open on voice_complaint (case_id) where stage = 'open';

-- How many complaints each agency has in each stage, kept as they move.
create table voice_count (
  agency {text} not null,
  stage {text} not null,
  n {int} not null,
  primary key (agency, stage)
) {keyed};
