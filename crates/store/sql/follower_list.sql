select name, place from follower order by name
