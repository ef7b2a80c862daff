insert into follower (name, place) values ($1, 0) on conflict (name) do nothing
