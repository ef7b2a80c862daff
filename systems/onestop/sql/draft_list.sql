-- What was begun and not filed. Under the id of a filed case lies what its applicant gathers for the office's request.
select id, procedure, agency, body, updated_at from draft
where account = $1 and not exists (select 1 from case_row where case_row.id = draft.id)
order by updated_at desc, id desc limit $2
