delete from survey_slip where comment = $1
