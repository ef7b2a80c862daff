select system, name, hash from migration order by system, name
