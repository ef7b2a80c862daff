insert into case_part (account, case_id) values ($1, $2) on conflict (account, case_id) do nothing
