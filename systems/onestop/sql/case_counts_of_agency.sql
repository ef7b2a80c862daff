select agency, stage, n from case_count where agency = $1 and n <> 0 order by stage
