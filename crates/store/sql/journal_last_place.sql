select place from journal where place is not null order by place desc limit 1
