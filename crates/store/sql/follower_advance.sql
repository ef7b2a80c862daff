update follower set place = $3 where name = $1 and place = $2
