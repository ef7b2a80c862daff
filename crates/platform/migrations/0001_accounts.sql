-- Accounts and sessions. A session row holds only the hash of its token.
create table account (
  id {id} primary key,
  login text not null unique,
  name text not null,
  role text not null,
  agency text,
  password_hash text not null,
  demo {bool} not null,
  disabled_at {time},
  created_at {time} not null
) {strict};

create table session (
  token_hash text primary key,
  account {id} not null references account (id),
  kind text not null,
  created_at {time} not null,
  expires_at {time} not null
) {strict};

create index session_by_expiry on session (expires_at);

-- What a running installation remembers about itself: demo marker, clock offset, node name.
create table setting (
  name text primary key,
  value text not null,
  changed_at {time} not null
) {strict};
