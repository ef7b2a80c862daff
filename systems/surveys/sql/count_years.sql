select year from survey_count group by year order by year desc limit $1
