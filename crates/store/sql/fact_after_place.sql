select f.event, f.stream, f.version, f.kind, f.body, f.at, j.place
from journal j join fact f on f.event = j.id
where j.place > $1 and j.place <= $2 order by j.place limit $3
