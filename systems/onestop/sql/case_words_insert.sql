insert into case_words (of_agency, filed, case_code, words) values ($1, $2, $3, $4)
