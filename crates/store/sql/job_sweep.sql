delete from job where id in (select id from job where state = 'done' and run_at < $1 order by id limit $2)
