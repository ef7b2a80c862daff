insert into survey_ballot (ballot, day, agency, procedure, score, answers, synthetic)
values ($1, $2, $3, $4, $5, $6, $7)
