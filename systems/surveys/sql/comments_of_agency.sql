-- Comments on an agency in one standing, in the order of their random names; after $3, at most $4.
select stream, agency, procedure, month, body, standing, synthetic from survey_comment
where agency = $1 and standing = $2 and stream > $3 order by stream limit $4
