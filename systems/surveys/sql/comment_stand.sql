update survey_comment set standing = $2 where stream = $1
