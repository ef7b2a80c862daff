insert into draft (id, account, procedure, agency, body, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $6)
on conflict (id) do update set agency = excluded.agency, body = excluded.body, updated_at = excluded.updated_at
where draft.account = excluded.account and draft.procedure = excluded.procedure
