insert into survey_slip (comment, agency, procedure, synthetic, words) values ($1, $2, $3, $4, $5)
