-- An application between the pages of its form. Personal, shown to its own account only, deleted when it is filed
-- (the case takes over the draft's id) or when nobody has touched it for a while.
create table draft (
  id {id} primary key,
  account {id} not null,
  procedure {text} not null,
  agency {text},
  body {json} not null,
  created_at {time} not null,
  updated_at {time} not null
) {strict};

create index draft_by_account on draft (account, updated_at, id);
create index draft_by_age on draft (updated_at, id);

-- Files that hang on a draft and on nothing else yet.
create table draft_upload (
  draft_id {id} not null,
  upload {id} not null,
  kind {text} not null,
  primary key (draft_id, upload)
) {keyed};
