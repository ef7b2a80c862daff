delete from survey_box where ballot = $1
