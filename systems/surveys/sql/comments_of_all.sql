-- The same of all agencies: for the moderator.
select stream, agency, procedure, month, body, standing, synthetic from survey_comment
where standing = $1 and stream > $2 order by stream limit $3
