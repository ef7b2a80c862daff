select stream, body, written_at, closed
from sample_note
where agency = $1 and stream < $2
order by stream desc
limit $3
