select last_n from case_counter where agency = $1 and day = $2
