-- Cases whose time limit runs: past the date promised at $1, and due before $2 (late ones among them). $3 agencies.
select agency,
  cast(sum(case when sort_due < $1 then 1 else 0 end) as bigint) as late,
  cast(count(*) as bigint) as due
from case_row
where is_open = 1 and stage in ('received', 'processing', 'proposed') and sort_due < $2
group by agency
order by agency
limit $3
