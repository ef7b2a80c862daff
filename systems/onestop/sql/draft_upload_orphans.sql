-- Links whose draft is gone.
delete from draft_upload where draft_id not in (select id from draft)
