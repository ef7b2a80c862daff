insert into sample_note (stream, agency, body, written_at, closed) values ($1, $2, $3, $4, 0)
