update sample_note set closed = 1 where stream = $1
