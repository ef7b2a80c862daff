select id, stream, version, kind, at, recorded_at, actor, body, prev, hash, node, place
from journal where stream = $1 and version > $2 order by version limit $3
