insert into draft_upload (draft_id, upload, kind) values ($1, $2, $3)
on conflict (draft_id, upload) do update set kind = excluded.kind
