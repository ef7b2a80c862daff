-- The newest $2 of an account stay.
delete from draft
where account = $1 and id not in (select id from draft where account = $1 order by updated_at desc, id desc limit $2)
