-- Whether a case may be rated, until when, and whether it has been.
select r.agency, r.procedure, r.field, r.level, r.channel, r.synthetic, r.last_day,
       cast(case when v.case_id is null then 0 else 1 end as bigint)
from survey_right r left join survey_voted v on v.case_id = r.case_id
where r.case_id = $1
