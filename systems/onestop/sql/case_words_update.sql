update case_words set words = $4 where of_agency = $1 and filed = $2 and case_code = $3
