-- What the leader gave back is marked in lists until it is proposed again. Cases that stand so now are marked by a rebuild.
alter table case_row add column sent_back {bool} not null default 0;

-- Cases with a new date that have no answer yet: a list of the leader's, few among many.
create index case_row_moved_by_agency on case_row (agency, sort_due, code) where is_open = 1 and apologised = 1;
