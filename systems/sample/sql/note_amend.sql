update sample_note set body = $2 where stream = $1
