select place from follower where name = $1
