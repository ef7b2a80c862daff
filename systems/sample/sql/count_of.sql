select notes from sample_count where agency = $1
