### Feedback on how a case is handled

title = Feedback
menu = Feedback
case-code = Case code
procedure = Procedure
filed = Sent
answered = Answered
due = Answer due
no-date = no date counted
topic-heading = About
stage-heading = State
words-heading = What was said
answer-heading = Answer of the office
history = What happened
readers = Who read it
erased = (the data was erased)
topic = { $code ->
    [late] Slower than promised
    [papers] Papers beyond the list, or asked for repeatedly
    [attitude] How people were treated
    [fee] Fees
    [guidance] Guidance, information or result
   *[other] Something else
}
stage = { $code ->
    [open] Waiting for an answer
    [answered] Answered
   *[withdrawn] Taken back
}
stage-late = Answer overdue
finding = { $code ->
    [founded] Founded
   *[unfounded] Not founded
}
finding-said = { $code ->
    [founded] The office confirms that this is right.
   *[unfounded] The office holds that this is not so.
}
finding-choice = { $code ->
    [founded] It is right: the office was at fault
   *[unfounded] It is not so: the office explains
}
own-title = Feedback on how this case is handled
own-intro = It goes straight to the leader of the office that handles the case. The officer who works on the case cannot read it.
own-by-key = Whoever has the tracking key can read and withdraw what is sent from this page; do not write names or telephone numbers.
own-due = The office has to answer before { $when }.
own-not-here = Complaints and denunciations are not taken here. A complaint about an administrative decision or act goes to the head of the agency that made it, by the Law on Complaints; a denunciation to the head of the agency over whoever is denounced, by the Law on Denunciations.
file-title = Send feedback
file-topic = What is it about?
file-words = What happened
file-words-hint = Say what, when and where. At most { $max } characters.
file-words-missing = Say what happened, when and where
file-button = Send
done-filed = Sent to the leader of the office.
done-withdrawn = Taken back.
withdraw-title = Take it back
withdraw-button = Take it back
list-title = Feedback of the people
whole-province = Whole province
waiting = { $count ->
    [one] One piece of feedback waits for an answer
   *[other] { $count } pieces of feedback wait for an answer
}
list-filters = By state
list-empty = There is none here.
answer-title = Answer
answer-time = 15 working days
answer-finding = Is it right?
answer-words = The answer
answer-words-hint = Whoever sent it reads every word. Say what happened and what was mended. At most { $max } characters.
answer-words-missing = Write the answer
answer-button = Send the answer
happened-filed = Sent by the applicant
happened-answered = Answered by the office: { $finding }
happened-withdrawn = Taken back by the applicant
slot-title = Feedback
slot-intro = Not content with how this case is handled? The leader of the office answers within 15 working days.
slot-waiting = Your feedback has reached the leader of the office and waits for an answer.
slot-answered = The office has dealt with your feedback.
slot-make = Send feedback on this case
slot-see = See the feedback and the answer
slot-leader-title = Feedback on this case
not-yours-title = This is not yours to deal with
not-yours-hint = Whoever sent it can take it back; the leader of the office that handles the case answers.
office-title = The office that handles the case does not send feedback here
office-hint = The applicant sends it with an account or with the code on the receipt.
withdrawn-title = It has been taken back
withdrawn-hint = Nothing is left to be answered.
answered-title = It has been answered
answered-hint = Reload the page to see the answer. Who disagrees can send new feedback.
one-at-a-time-title = Feedback on this case already waits for an answer
one-at-a-time-hint = Wait for the answer, or take it back and send another.
sample-words = Three days past the date; asked twice without an answer.
sample-answer = The case was late because we are short of people. We apologise; the result was handed over on 27/12/2024.
