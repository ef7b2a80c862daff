-- What has been done to the schema. Made first, by the migrator itself.
create table if not exists migration (
  system {text} not null,
  name {text} not null,
  hash {text} not null,
  at {time} not null,
  primary key (system, name)
) {keyed};
