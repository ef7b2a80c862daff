-- How many uploads of these bytes still have their name: what was erased no longer holds the file.
select cast(count(*) as bigint)
from upload u join personal p on p.digest = u.name_digest
where u.digest = $1 and p.erased_at is null
