-- Ballots of one agency in the order of their random names, at most $2.
select ballot, agency, procedure, field, level, channel, synthetic, score, answers
from survey_box where agency = $1 order by ballot limit $2
