-- A case as the last fact left it; the receipt stays the first one.
insert into measured_case (case_id, code, agency, procedure, field, level, channel, synthetic, received_at, standing)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
on conflict (case_id) do update set received_at = excluded.received_at, standing = excluded.standing
