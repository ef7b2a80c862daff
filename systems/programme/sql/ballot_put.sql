-- A ballot, once.
insert into measured_ballot (ballot, told_at, day, agency, procedure, field, level, channel, score, synthetic)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
on conflict (ballot) do nothing
