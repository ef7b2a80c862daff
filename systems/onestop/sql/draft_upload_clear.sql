delete from draft_upload where draft_id = $1
