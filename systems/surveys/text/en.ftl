### How satisfied people are after the answer

title = Satisfaction survey
menu-results = Satisfaction
menu-comments = Comments

## The questions, as on the card of the survey (five factors of SIPAS)
question = { $key ->
    [overall] All in all, how satisfied are you with the way this case was handled?
    [access] Access to the service
    [procedure] The procedure
    [officer] The officials who handled it
    [result] The result
   *[feedback] How suggestions and complaints are received and answered
}
question-hint = { $key ->
    [access] Where to hand in, the waiting room, the portal, the guidance
    [procedure] Whether papers, fees and time were as posted
    [officer] Manner, answers and guidance, command of the work
    [result] Whether it was lawful, complete, correct and on time
   *[feedback] Whether it is easy to say something, and whether there is an answer
}
answer = { $score ->
    [1] Very dissatisfied
    [2] Dissatisfied
    [3] Neither
    [4] Satisfied
   *[other] Very satisfied
}
question-comment = Anything else
question-comment-hint = At most { $max } characters. Please give nobody’s name, document number or telephone: this comment does not say who wrote it.

## Rating a case
rate-title = Rate how the case was handled
rate-open = Answer the questions
rate-intro = The ballot carries neither your name nor the case. Only the first question has to be answered. Each case is rated once; a ballot cannot be changed or found again.
rate-button = Cast the ballot
rate-results = See the results of the whole province
rate-until = This case can be rated until the end of { $day }.
rate-not-yet = This case has no answer to be rated yet. Open this page again when you have it.
rate-used = This case has been rated. Thank you. The ballot lies in the box and is opened together with others; nobody, the office included, knows which ballot belongs to this case.
rate-ended = The time for rating is over (it ended on { $day }, { $days } days after the answer). If you still have something to say, ask the one-stop desk.

## Refusals
no-right-title = This case cannot be rated yet
no-right-hint = It can be rated once it has its answer. If you have just got it, try again in a few minutes.
ended-title = The time for rating this case is over
ended-hint = If you still want to tell us something, ask at the one-stop desk.
voted-title = This case has been rated
voted-hint = Each case is rated once. The first ballot stands, this one does not count.
office-title = The office does not rate in the applicant’s place
office-hint = Applicants rate with their own account, or with the case code and tracking key on the receipt.
moderator-only-title = An agency does not choose its own comments
moderator-only-hint = The administrator reads first; the agency then reads what was let through.
wrong-year = Write the year in four digits, such as 2024
wrong-agency = Write an agency’s identifier, such as 000.08.61.H50
wrong-procedure = Write a procedure’s code, such as 1.001193
wrong-case = Write a case code, such as 000.08.61.H50-241230-0001
wrong-factor = There is no such question; they are access, procedure, officer, result, feedback
which-ballots = Say which agency or procedure
few-title = These ballots are not shown by themselves
few-hint = Fewer than five ballots, or ballots whose counterpart has fewer than five, are not shown by themselves, so that nobody can be recognised.

## Results
results-title = How satisfied people are
results-intro = Counted from anonymous ballots of applicants after the answer. The share of the satisfied is the ballots that say “satisfied” or “very satisfied” out of all.
results-years = Years
results-year = Year { $year }
results-period = Ballots opened in
results-agency = Agency
results-procedure = Procedure
results-sides = Divided by
results-by-agency = By agency
results-by-procedure = By procedure
results-counted = { $satisfied } of { $ballots } ballots satisfied
results-interval = If everybody who applied were asked, the share would most likely lie between { $low } and { $high }
results-scored = { $ballots } ballots, { $share }
results-scores = Answers to the question about the whole
results-factors = The five factors
results-factor = Factor
results-part = Part
results-share = Satisfied
results-how-sure = Ballots and certainty
results-all = See all { $count } groups
results-rest = All others together
results-few = Fewer than { $min } ballots: not shown
results-made-up = Of these { $ballots } ballots were made up for a demonstration.
results-waiting = At present { $ballots } ballots of the whole province lie in the box.
secret-title = How ballots are kept secret
secret-kept = When you vote, the case is only marked as rated, without the time; the ballot falls into a box under a random name, without the case and without you. What you write is parted from the ballot at that moment.
secret-opened = The box is opened in the evening when at least five ballots about one agency lie in it; on the last evening of a month all of them are. Ballots are counted in random order and cannot be changed from then on.
secret-limits = What cannot be kept secret: an operator of the server who watches while you vote. And whoever holds your receipt can vote before you.

## Comments
comments-title = What applicants wrote
comments-agency = Comments on your agency that the administrator has read. They do not say who wrote them and belong to no ballot.
comments-moderator = Read before the agency does. Hold back only what names the applicant or insults somebody; let criticism through.
comments-filters = Standing
comments-none = There are no comments.
standing = { $standing ->
    [waiting] To be read
    [shown] The agency reads it
   *[struck] Held back
}
comment-about = { $agency } · { $procedure } · { $month }
comment-made-up = made up
comment-erased = (erased)
comment-show = Let the agency read it
comment-strike = Hold it back

sample-procedure = Birth registration
sample-comment = The lady at desk 2 explained everything. There are few seats; on busy days one has to stand.
