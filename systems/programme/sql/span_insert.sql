-- From here on the case counts for this.
insert into measured_span
  (case_id, from_at, to_at, agency, procedure, field, level, verdict, value_at, due_at, answered)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
