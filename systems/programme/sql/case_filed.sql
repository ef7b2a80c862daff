insert into measured_case (case_id, code, agency, procedure, field, level, channel, synthetic, filed_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (case_id) do nothing
