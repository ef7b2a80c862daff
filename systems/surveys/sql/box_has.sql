select cast(count(*) as bigint) from survey_box where form = $1
