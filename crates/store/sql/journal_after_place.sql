select id, stream, version, kind, at, recorded_at, actor, body, prev, hash, node, place
from journal where place > $1 order by place limit $2
