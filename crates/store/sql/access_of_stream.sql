select viewer, viewer_name, viewer_agency, reason, day, first_at, last_at, times
from access where stream = $1 order by last_at desc, viewer, reason, day limit $2
