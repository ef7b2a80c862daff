select agency, stage, n from case_count where n <> 0 order by agency, stage limit $1
