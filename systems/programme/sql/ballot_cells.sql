-- T09: ballots of the days from $1 on that were told from $2 up to but without $3, satisfied (a score of $9 or more) or
-- not, narrowed by $4 to $7, by the dimension $8.
select case $8 when 'agency' then agency when 'level' then level when 'field' then field when 'procedure' then procedure else '' end as cell,
       case when score >= $9 then 'satisfied' else 'dissatisfied' end as kind, cast(count(*) as bigint)
from measured_ballot
where day >= $1 and told_at >= $2 and told_at < $3
  and ($4 = '' or agency = $4) and ($5 = '' or level = $5) and ($6 = '' or field = $6) and ($7 = '' or procedure = $7)
group by 1, 2
