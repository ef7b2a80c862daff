-- The tables that every system stands on. Times are UTC with milliseconds and fixed width, so that text order is time order.

-- Streams: the current state, and by its version the lock of whoever wants to change it.
create table stream (
  id {id} primary key,
  kind {text} not null,
  agency {text} not null,
  version {int} not null,          -- of the last event
  head {text} not null,            -- hash of the last event
  recorded_at {time} not null,     -- of the last event; never goes back within a stream
  state {json} not null
) {strict};

-- The journal: the truth. Rows are never changed, but for the place that each gets once.
create table journal (
  id {id} primary key,
  stream {id} not null,
  version {int} not null,
  kind {text} not null,
  at {time} not null,              -- civil clock
  recorded_at {time} not null,     -- machine's clock
  actor {id} not null,
  body {json} not null,            -- canonical JSON; personal data only as digests
  prev {text} not null,
  hash {text} not null,
  node {text} not null,
  place {int}                      -- in the log of the whole installation; null until the worker has given it
) {strict};
create unique index journal_stream on journal (stream, version);
create unique index journal_place on journal (place) where place is not null;
create index journal_unplaced on journal (recorded_at, stream, version) where place is null;

-- Personal data, outside the hashed record. Erased: salt and body are null.
create table personal (
  digest {text} primary key,
  stream {id} not null,
  subject {text} not null,
  salt {text},
  body {json},
  erased_at {time}
) {strict};
create index personal_stream on personal (stream);

-- Who looked at personal data, and why.
create table access (
  stream {id} not null,
  viewer {id} not null,
  viewer_name {text} not null,
  viewer_agency {text} not null,
  reason {text} not null,
  day {text} not null,
  first_at {time} not null,
  last_at {time} not null,
  times {int} not null,
  primary key (stream, viewer, reason, day)
) {keyed};

-- The outbox: what systems tell each other, at most one row an event. Read in the order of places.
create table fact (
  event {id} primary key,
  stream {id} not null,
  version {int} not null,
  kind {text} not null,
  body {json} not null,
  at {time} not null
) {strict};

-- How far each follower has read.
create table follower (
  name {text} primary key,
  place {int} not null
) {keyed};

-- Late work. A job names a thing, not a copy of it.
create table job (
  id {id} primary key,
  kind {text} not null,
  subject {text} not null,
  run_at {time} not null,
  clock {text} not null check (clock in ('civil', 'real')),
  attempts {int} not null,
  leased_by {text},
  leased_until {time},             -- machine's clock
  again_at {time},                 -- wanted once more while it ran, at this time
  state {text} not null check (state in ('queued', 'done', 'dead')),
  last_error {text}
) {strict};
create unique index job_subject on job (kind, subject);
create index job_due on job (clock, run_at) where state = 'queued';
create index job_dead on job (kind) where state = 'dead';

-- Answers to requests that may be sent twice.
create table idempotency (
  actor {id} not null,
  key {text} not null,
  digest {text} not null,          -- of the request
  stream {id} not null,
  version {int} not null,
  at {time} not null,
  primary key (actor, key)
) {keyed};

-- Who does what only one may do.
create table lease (
  name {text} primary key,
  holder {text} not null,
  until {time} not null            -- machine's clock
) {keyed};

-- Changes of plain registers (accounts, settings), which have no stream.
create table audit (
  id {id} primary key,
  at {time} not null,
  actor {id} not null,
  name {text} not null,
  body {json} not null
) {strict};

-- Files that were sent in; the bytes are in the file store.
create table upload (
  id {id} primary key,
  account {id} not null,
  digest {text} not null,          -- of the bytes
  name_digest {text} not null,     -- of the file's name, which is personal
  media_type {text} not null,
  bytes {int} not null,
  at {time} not null
) {strict};
