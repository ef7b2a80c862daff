delete from case_part where account = $1 and case_id = $2
