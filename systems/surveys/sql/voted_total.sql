select cast(count(*) as bigint) from survey_voted
