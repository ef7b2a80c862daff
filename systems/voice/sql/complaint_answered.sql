update voice_complaint set stage = 'answered', finding = $2, answered_at = $3 where stream = $1
