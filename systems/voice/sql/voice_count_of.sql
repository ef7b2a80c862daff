select n from voice_count where agency = $1 and stage = $2
