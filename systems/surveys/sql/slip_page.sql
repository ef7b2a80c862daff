-- What was written about one agency, in the order of random names, at most $2.
select comment, agency, procedure, synthetic, words from survey_slip where agency = $1 order by comment limit $2
