update voice_complaint set stage = 'withdrawn' where stream = $1
