-- What the figures know of a case so far.
select standing from measured_case where case_id = $1
