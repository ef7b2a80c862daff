insert into case_document (case_id, n, kind, upload, at) values ($1, $2, $3, $4, $5)
on conflict (case_id, n) do nothing
