insert into survey_comment (stream, agency, procedure, month, body, standing, synthetic)
values ($1, $2, $3, $4, $5, 'waiting', $6)
