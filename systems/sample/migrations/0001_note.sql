-- One row a note, for lists. The text is not here: it lies, erasable, in `personal` under this digest.
create table sample_note (
  stream {id} primary key,
  agency {text} not null,
  body {text} not null,
  written_at {time} not null,
  closed {bool} not null
) {strict};

create index sample_note_by_agency on sample_note (agency, stream);

-- How many notes an agency has ever written; kept by the follower.
create table sample_count (
  agency {text} primary key,
  notes {int} not null
) {keyed};
