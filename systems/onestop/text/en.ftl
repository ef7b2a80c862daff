### refusals

## Words that the sentences below are made of

refused-moment = { $time } on { $date }
refused-act = { $act ->
    [file] file an application
    [receive] receive the case
    [request-supplement] ask for papers
    [supplement] add papers
    [refuse] refuse to receive the case
    [hand-over] hand the file over
    [assign] assign the case
    [complete-step] finish a step
    [propose] propose a decision
    [sign] sign the decision
    [send-back] send the proposal back
    [return] hand the result over
    [apologise] apologise with a new date
    [withdraw] withdraw the case
    [stop] stop the case
    [correct] correct the answers
    [reopen] reopen the case
   *[warn-late] give notice of the due date
}
refused-done-taken = took the case
refused-done-taken-back = took the proposal back
refused-done = { $act ->
    [file] filed it
    [receive] received it
    [request-supplement] asked for papers
    [supplement] added papers
    [refuse] refused to receive it
    [hand-over] handed the file over
    [assign] assigned it to an officer
    [complete-step] finished a step
    [propose] proposed a decision
    [sign] signed the decision
    [send-back] sent the proposal back
    [return] handed the result over
    [apologise] apologised and gave a new date
    [withdraw] withdrew it
    [stop] stopped it
    [correct] corrected the answers
    [reopen] reopened it
   *[warn-late] gave notice of the due date
}
refused-stage = { $stage ->
    [new] is filed and waits to be received
    [received] has been received
    [supplement] waits for papers from the applicant
    [processing] is being handled
    [proposed] waits for the leader's signature
    [finished] is decided and waits to be handed over
    [returned] has been handed over
    [not_received] was not received
    [withdrawn] has been withdrawn
   *[stopped] has been stopped
}
refused-role = { $role ->
    [citizen] the applicant
    [desk] the one-stop desk
    [officer] the handling officer
    [leader] the leader
    [admin] the administrator
   *[system] the system
}
refused-channel = { $channel ->
    [direct] in person
    [online] online
   *[post] by post
}
refused-next = { $stage ->
    [new] The case waits for the one-stop desk to check and receive it.
    [received] The case waits to be assigned to an officer.
    [supplement] The case waits for papers from the applicant.
    [processing] The officer is handling the case.
    [proposed] The case waits for the leader to sign or send it back.
    [finished] The result is signed and waits to be handed over.
    [returned] The result has been handed over. To change it, file a new application.
    [not_received] The case was not received. The applicant can file a new one.
    [withdrawn] The applicant withdrew the case. If it is still needed, file a new one.
   *[stopped] The case was stopped. If it is still needed, file a new one.
}
refused-happened = { $moment }, { $who } { $done }
refused-told = { $acts }. { $next }

## Not now, or not any more

refused-not-now-title = You cannot { $act } now: the case { $stage }
refused-overtaken-title = The case has changed since you opened the page
refused-filed-title = This application has been filed already
refused-filed-hint = Open your list of cases to see it.
refused-once-title = Papers have been asked for once in this case
refused-once-hint = Papers are asked for once, all together. If it is really needed again, say why; the case will be counted as late when services are rated.
refused-often-title = Papers have been asked for { $max } times in this case; it cannot be done again
refused-often-hint = Propose a decision, or ask the leader to stop the case.
refused-no-due-title = This case has no due date
refused-no-due-hint = There is no date to put off. Tell the applicant when there is a result.
refused-late-title = The new date can be { $last } at the latest
refused-late-hint = A new date lies at most { $days } working days after the old one, or { $times } times the procedure's own limit where that is longer. It is given once, so check day, month and year.
refused-apologised-title = A new date has been given once in this case: { $due }
refused-apologised-hint = A new date can be given only once. Please finish the case before it.
refused-still-title = The time of this case stands still for a step that does not count
refused-still-hint = Write down first how that step ended: who answered, and when.
refused-day-full-title = The agency has given out all { $max } case codes of today
refused-day-full-hint = Nothing has been recorded. Please file again tomorrow, or tell the administrator.
refused-events-title = This case has been acted on more than { $max } times
refused-events-hint = Please tell the administrator. You can still propose, sign, hand over or stop.

## Not by this person

refused-role-title = This account cannot { $act }
refused-role-hint = This is done by { $who }.
refused-agency-title = You can enter applications for your own agency only
refused-agency-hint = Choose the agency again, or send the applicant to the right place.
refused-officer-title = This case has been assigned to another officer
refused-officer-hint = If you need to stand in, ask the leader to assign it to you.
refused-yourself-title = You can take a case for yourself only
refused-yourself-hint = To give it to somebody else, ask the leader.
refused-applicant-title = Only the applicant can withdraw this case
refused-applicant-hint = The applicant has an account and can withdraw it under My cases.
refused-paper-title = Applications on paper are entered by the one-stop desk
refused-paper-hint = File online here, or bring the papers to the one-stop desk.
refused-online-title = Online applications are sent by the applicant
refused-online-hint = If the applicant is at the counter, enter the case as filed in person or by post.

## What was sent does not fit

refused-channel-title = This procedure cannot be filed { $channel }
refused-channel-hint = Choose another way, as shown on the page of the procedure.
refused-competence-title = This agency does not handle this procedure
refused-competence-hint = Choose one of the agencies on the page of the procedure.
refused-document-title = This procedure has no document of that kind
refused-document-hint = Its documents are: { $known }.
refused-documents-title = A case has at most { $max } documents
refused-documents-hint = Put the pages of one document into one file and send it again.
refused-nothing-title = No document was chosen
refused-nothing-hint = Choose at least one document, and all that is needed in one request.
refused-return-title = The result of this case cannot be handed over this way: { $how }
refused-return-hint = By post where the procedure takes applications by post, online where the application came online. Choose another way.
refused-unchanged-title = No answer has been changed
refused-unchanged-hint = Change at least one answer and save, or close this form.
refused-missing-title = Still missing: { $names }
refused-missing-hint = Send everything that was asked for at once.
refused-assign-title = That person is not a handling officer of this agency
refused-assign-hint = Choose an officer from the list.
refused-next-step-title = The step given to somebody does not begin now
refused-next-step-nobody = No step follows that an officer could be given. Leave the name out.
refused-next-step-hint = Only these steps can be given: { $steps }.
refused-step-title = This step cannot be finished in that way now
refused-step-hint = You can finish: { $steps }.
refused-answer-title = This step is done outside the office, so its answer has to be written down
refused-answer-hint = Say who answered and when.
refused-answered-title = The time of the answer does not fit
refused-between = Enter a time from { $from } to { $to }.
refused-minutes-title = Only what comes by post has hand-over minutes
refused-minutes-hint = Leave the time of the minutes empty, or choose the post.
refused-minutes-when-title = The time of the hand-over minutes does not fit
refused-soon-title = The new date must be later than { $after }
refused-soon-hint = Choose a later date.
refused-far-title = The working calendar reaches only to { $day }
refused-far-hint = Choose an earlier date, or ask the administrator to extend the calendar.
refused-day-off-title = The office is closed at that time on { $day }
refused-day-off-hint = Choose a working day, within working hours.
refused-reason-title = No reason was given
refused-reason-hint = Write down when and how the applicant asked to withdraw.
refused-denial-title = No reason for the denial
refused-denial-hint = Write why: the leader needs it to sign, and the applicant reads it on the refusal

## Not possible for the office itself

refused-calendar-title = The due date cannot be computed yet
refused-calendar-hint = The working calendar does not reach far enough. Nothing has been recorded; please ask the administrator to extend the calendar.

### service

upload-unknown = This file is not among your files. Send the file first, then use the id that is answered.
officer-unknown = There is no such account. Choose an officer of the agency.
too-many-holders = At most { $max } steps can be given at once.
word-unknown = “{ $given }” is not one of the values accepted.
words-too-long = Write fewer than { $max } characters.
field-missing = Fill this in.
field-missing-named = Fill in “{ $label }”.

### pages

## First page and catalogue
home-title = Home
home-question = What do you need to get done?
home-promise = Apply from your phone, know the date of the answer and why it is that date, and follow each step until you have the result.
home-search-label = Find a procedure
home-search-example = For example: khai sinh
search-button = Search
home-popular = Most used procedures
home-all = See all procedures
home-fields = By field
home-how = Three steps, one door
home-how-file = Fill in the form, photograph your papers, send. You get a case code at once.
home-how-follow = The one-stop desk receives it; the receipt says the day and hour of the answer and how it was counted.
home-how-collect = Get the result at the one-stop desk, or by post where the procedure allows it. You can always see who has opened your case.
procedures-title = Administrative procedures
procedures-count = { $count ->
    [one] One procedure
   *[other] { $count } procedures
}
procedures-found = { $count ->
    [0] No procedure matches “{ $q }”
    [one] One procedure matches “{ $q }”
   *[other] { $count } procedures match “{ $q }”
}
procedures-none = The catalogue has no procedures yet.
procedure-time-short = Time limit: { $time }
procedure-time-unknown = Time limit: not known
procedure-online = Online

## One procedure
procedure-time = Time limit
procedure-receives = Where to apply
procedure-decides = Who decides
procedure-channels = Ways to apply
procedure-who = Who may apply
procedure-results = What you get
procedure-documents = Documents needed
document-name = Document
document-kind = Kind of copy
document-count = Copies
document-if-needed = (where it applies)
procedure-fees = Fees
fee-name = Fee
fee-amount = Amount
fee-basis = Basis
procedure-exemptions = Exempt or reduced
procedure-steps = How it is handled
procedure-decision = Internal process approved by { $decision }.
step-number = Step
step-work = Work
step-who = Who
step-time = Time
step-done = Done
step-current = Now
step-passed = Not recorded
procedure-legal = Legal basis
legal-date = issued { $date }
procedure-apply-title = Apply online
procedure-apply-intro = Have photographs of your papers ready, then follow the steps.
procedure-apply = Apply now
procedure-go-on = Continue your application
procedure-go-on-intro = You have begun an application for this procedure. What you stated is still there.
procedure-sources = Notes on sources
procedure-sources-intro = Those who compiled the catalogue say here where things were read and what is not certain. You need not read this to apply.
procedure-times-unknown = Where a step says no time, how long it takes is not known.
procedure-not-online-title = Apply at the one-stop desk
procedure-not-online = This procedure cannot be filed online yet. Bring your papers to the place named on this page.
procedure-today = If you file a complete application now ({ $filed }):

## Applying
apply-continue = Continue
apply-documents-title = Send your papers
apply-documents-intro = Photographs from your phone are fine, as long as the text can be read.
apply-documents-limits = Files of type { $kinds }, up to { $max } each.
apply-documents-several = Up to { $files } files for one paper, such as its front and back. Files sent at once may have { $max } together; send more in several goes.
apply-place-title = Where it goes, and how the result comes back
apply-just-filed = You filed an application for this procedure on { $when }: code { $code }. See that case
apply-doubts = Please look again
apply-doubts-intro = These look unusual. If they are right, just file.
doubt-again = You filed an application for this procedure on { $date }, and it has not ended yet (code { $code }).
doubt-small-letters = { $question }: the name “{ $name }” has no capital letters.
doubt-young = { $question }: born in { $year }.
nothing-stated-label = This part
nothing-stated = Not filled in
paper-files-max = At most { $max } files can be sent for one paper. Remove some of the earlier files and send it again.
draft-files-max = At most { $max } files can be sent with an application. Put the pages into one PDF file and send it again.
delivery-heading = Receiving the result
delivery-question = How do you want to receive the result?
delivery-label = Result to be received
delivery-choice = { $how ->
    [post] By the public post, to an address
   *[direct] At the one-stop desk
}
delivery-direct = At the one-stop desk
delivery-post = By the public post, to: { $address }
delivery-post-days = The date promised is the day on which the office hands it to the post; the post's own time comes on top.
delivery-only-desk = This procedure does not name the post as a way.
delivery-not-offered = The result of this procedure does not come that way. Choose the one-stop desk.
delivery-address = Address for the post
delivery-address-hint = Only for the post. The post may ask you for its charge. The post's own time comes on top of the date promised.
delivery-address-missing = Say where the post is to bring the result
choose-delivery = Choose how to receive the result
words-for-optional = (optional), (if any)
apply-check-title = Check before you file
apply-check-where = Where it goes
apply-check-agency = { $agency } will receive this application.
apply-confirm = I declare that what I have stated is true and take responsibility for it.
apply-file = File the application
apply-done-title = Application filed
apply-done-code = Case code
apply-done-what = { $procedure }, filed with { $agency } on { $filed }.
apply-done-receipt = Download the receipt (PDF)
apply-done-case = See the case
apply-done-next = What happens next
apply-done-next-check = The one-stop desk checks it. If papers are missing you are told once, with everything that is missing.
apply-done-next-work = It is received and the due date is fixed; an officer handles it, a leader signs.
apply-done-next-collect = When the result is ready your case here says so, and you collect it at the one-stop desk.
apply-done-next-post = When the result is ready your case here says so, and the post brings it to the address you gave.
apply-done-track = Whoever has this link sees how far it is, and can rate and complain in your place; what you stated is not shown:
apply-done-track-link = tracking link

## Cases
my-cases-title = My cases
my-cases-none = You have not filed anything here yet.
begun-title = Applications not filed yet
begun-touched = Last changed { $when }. Kept until { $until }.
begun-resume = Continue
begun-drop = Throw this application away
begun-drop-sure = What you stated and the files you sent will be gone for good.
begun-drop-button = Throw away
begun-dropped = The application was thrown away.
my-cases-filed-title = Applications filed
my-cases-filed = Filed { $filed }
my-cases-due = Due { $due }
case-code = Case code
case-outcome = Result
case-papers = Papers from the office
case-timeline = What has happened
case-filed-what = What you stated
case-files = Papers handed in
case-files-none = No files came with this application.
case-readers = Who has read my data
case-readers-intro = Every opening of this case is recorded with its reason.
case-readers-title = Who has read this case
case-readers-office = The applicant sees exactly this list.
case-readers-none = Nobody yet.
case-ask-title = We need something from you
case-ask-clock = The time spent waiting for you does not count towards the time limit. The office goes on as soon as it has everything, so the sooner you send it the better.
case-ask-before = The application has not been received yet, so the time limit has not begun. The sooner you send everything, the sooner the answer.
case-ask-form = form: { $form }
case-ask-blanks = See the papers and the names of their forms on the page of the procedure
case-ask-paper = Download the request for papers (PDF)
case-paused = Paused
case-late = Late
due-still = Before the pause the due date was { $when }. The new one is counted when handling goes on.
due-waits = The due date is counted once the application is complete and received.
no-due-title = Due date
no-due-rule = Time limit not known: the catalogue gives none for this procedure, so the case has no due date yet.
no-due-yet = No due date yet: it is counted once the application is complete and received.
late-pending = The due date { $when } has passed. The office has to send an apology with the reason and a new date; there is none yet.
late-again = Even the new date { $when } has passed. Ask the one-stop desk why.
ready-at-desk = Please collect it at the one-stop desk.
ready-by-post = The post brings it to the address you gave.
case-filed = Filed
case-received = Received
case-finished = Decided
case-returned = Handed over
case-transfer-by = Hand over to the officer by
case-handed-over = Passed on
case-handed-over-late = { $when }, late: it was due by { $due }
case-still = Waiting for: { $work }. This time does not count towards the time limit.
case-about-procedure = About this procedure
case-track-link = Tracking link
case-track-note = Whoever has this link sees how far it is, and can rate and complain in your place. What you stated is not shown.
track-title = Follow a case
track-intro = No sign-in needed. This page shows no personal data.
track-code-hint = Printed on the receipt, such as 000.00.10.H50-241230-0001
track-key = Tracking key
track-key-hint = Printed below the QR code of the receipt; also on the page of your case
track-button = Follow
track-private = To see what was stated and who has read it, sign in as the applicant.
track-another = Follow another case

## Offices
work-title = My work
work-now = as of { $now }
work-new = Enter a paper application
work-filters = Narrow the list
work-search-label = Name, identity number, telephone, or the end of a case code
work-count = { $count ->
    [one] One case
   *[other] { $count } cases, the most urgent first
}
work-found = Found, the newest on top: { $count }
work-not-found = Nothing was found for “{ $q }”. You can search by the applicant's name, identity number or telephone, or by the end of a case code, with or without diacritics, among the cases of your agency.
work-nothing = There is nothing here.
work-case = Case
work-applicant = Applicant
work-state = State
work-doing = With
work-due = Due
work-whose = With { $who }.
channel-online = online
case-applicant = Applicant
case-answers = What was stated
case-acts = What can be done now
desk-new-title = Enter a paper application
desk-new-choose = Choose the procedure.
desk-new-what = A complete application is received as you enter it. When papers are missing or not in order it is entered without being received, and the applicant is asked for everything once.
desk-new-button = Enter the application
desk-new-often = Entered most often
desk-new-all = All procedures of the agency
desk-new-other = Choose another procedure
leader-title = To sign, and late
leader-sign = To sign
leader-sign-none = Nothing is waiting for your signature.
leader-late = Late
leader-late-none = Nothing is late.
leader-places = Where it is late
leader-places-none = Nothing to show yet.
place-name = Where
place-open = In process
place-soon = Due soon
place-late = Late
wall-ready = Results ready to collect
wall-ready-none = Nothing to collect yet.
wall-due-today = Due today
wall-due-none = Nothing more is due today.
wall-more = { $count } more
wall-choose-title = Hall screen
wall-choose-intro = What an office has ready, and what is due there today. Case codes only; nobody is named.
wall-choose-office = Office
wall-choose-show = Show the screen

### views

allow-none = Time limit not known
allow-same-day = Within the working day
allow-working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
allow-working-hours = { $count ->
    [one] { $count } working hour
   *[other] { $count } working hours
}
allow-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
allow-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
stage = { $stage ->
    [new] Filed
    [received] Received
    [supplement] Waiting for papers
    [processing] In process
    [proposed] Waiting for signature
    [finished] Answer ready
    [returned] Returned
    [not_received] Not received
    [withdrawn] Withdrawn
   *[stopped] Stopped
}
happened-step = Step { $step } finished
happened-late = Late, it was due by { $due }.
happened-changed = { $field }: { $was } → { $now }
happened-empty = (left empty)
happened-received = Received by { $name }.
happened-taken-back = Proposal taken back
says-new = The application has been filed. The desk is checking it.
says-received = The application has been received and waits for an officer.
says-supplement = Papers are missing. The office is waiting for the applicant.
says-processing = An officer is working on the case.
says-proposed = The answer has been put before the leader to sign.
says-finished = The result is ready and waits to be handed over in the way the applicant chose.
says-returned = The answer has been handed over. Thank you.
says-posted = The result was handed to the post on { $at }. The post's own time on the way comes on top.
says-posted-to = The result was handed to the post on { $at }, to: { $address }. The post's own time on the way comes on top.
says-not-received = The application was not received. The reason is given below.
says-withdrawn = The applicant has withdrawn the application.
says-stopped = The office has stopped the case. The reason is given below.
left-hours = { $hours ->
    [one] { $hours } hour left
   *[other] { $hours } hours left
}
left-minutes = { $minutes ->
    [one] { $minutes } minute left
   *[other] { $minutes } minutes left
}
over-minutes = { $minutes ->
    [one] { $minutes } minute over
   *[other] { $minutes } minutes over
}
over-working-days = { $days ->
    [one] { $days } working day over
   *[other] { $days } working days over
}
tag-late = Overdue
tag-soon = Due today
tag-on-time = On time
tag-sent-back = Sent back by the leader
tag-moved = New date given
happened = { $act ->
    [file] Filed
    [receive] Received
    [request-supplement] Papers asked for
    [supplement] Papers brought
    [refuse] Not received
    [hand-over] File passed to the handling side
    [assign] Given to an officer
    [complete-step] A step finished
    [propose] Answer proposed
    [sign] Answer signed
    [send-back] Proposal sent back
    [return] Answer handed over
    [apologise] Apology and a new date
    [withdraw] Withdrawn
    [stop] Stopped
    [correct] Answers corrected
    [reopen] Reopened
   *[warn-late] Reminder of the due date
}
erased = (erased on a data protection request)
erased-at = The personal data of this case was erased on { $date } under the rules on the protection of personal data. What happened in the case is kept.
applicant-name = Full name
applicant-id-number = Personal identity number
applicant-phone = Telephone
applicant-email = E-mail
applicant-address = Residence
paper-documents = { $n } copies
paper-document = On paper

### catalogue

level = { $level ->
    [province] Province
    [district] District
   *[commune] Commune
}
channel = { $channel ->
    [direct] At the desk
    [online] Online
   *[post] By public post
}
applicant-kind = { $kind ->
    [citizen] Vietnamese citizens
    [enterprise] Enterprises
    [organisation] Organisations
    [cooperative] Cooperatives
    [household_business] Household businesses
    [foreigner] Foreigners
    [overseas_vietnamese] Vietnamese living abroad
    [foreign_invested_enterprise] Enterprises with foreign capital
    [state_agency] State agencies
   *[community] Communities
}
paper-kind = { $kind ->
    [original] Original
    [copy] Copy
    [certified_copy] Certified copy
    [original_or_certified_copy] Original or certified copy
    [present] Shown
   *[electronic] Electronic
}
fee-free = Free
fee-nothing = Nothing to pay
fee-unclear = amount not known, ask the one-stop desk
fee-many = several amounts depending on the case, see the fees of the procedure or ask the one-stop desk
fee-line = { $name }: { $amount }
fee-line-free = { $name }: free
fee-line-unclear = { $name }: amount not known, ask the one-stop desk
fee-to-pay = You pay
valid-from = In force from { $date }
unsure-steps = Sample process, not yet approved.

### acts and pages

system-title = One-stop desk
menu-procedures = Procedures
menu-track = Follow a case
menu-mine = My cases
menu-office = To do
menu-leader = To sign
ask-supplement = Papers are needed from you
waiting = My cases ({ $count } need papers)
files-heading = Files attached
files-none = No file is sent
file-kinds = PDF, JPG, PNG
confirm-missing = Tick the declaration before you file
choose-agency = Choose where the application is received
page-only-when = Only when "{ $question }" is: { $answers }
field-agency = Where the application is received
field-agency-hint = Choose where you apply
field-agency-only = This procedure is filed only here.
track-code-shape = A case code looks like 000.00.10.H50-241230-0001. Type it again from the receipt.
track-code-missing = Enter the case code
track-key-missing = Enter the tracking key
track-not-found = No case fits this code and tracking key. Type them again from the receipt.
done-receive-undated = The application was received. No time limit is recorded for this procedure, so the case has no due date.
done = { $act ->
    [file] The application has been entered and received.
    [receive] The application has been received. The time limit has begun.
    [request-supplement] The papers have been asked for. The time until they come does not count.
    [supplement] The papers have been sent.
    [refuse] The application has been refused.
    [hand-over] The file has been handed over.
    [assign] The case has been given to an officer.
    [complete-step] The step has been noted as finished.
    [propose] The answer has been put before the leader.
    [sign] The answer has been signed.
    [send-back] The proposal has gone back to the officer.
    [return] The answer has been handed over.
    [apologise] The apology and the new date have been sent.
    [withdraw] The application has been withdrawn.
    [stop] The case has been stopped.
    [correct] The answers have been corrected.
   *[reopen] The case has been reopened.
}
act-title = { $act ->
    [receive] Receive the application
    [request-supplement] Ask for papers
    [supplement] Bring the papers
    [refuse] Refuse to receive
    [hand-over] Pass the file to the handling side
    [assign] Give to an officer
    [complete-step] Finish a step and pass on
    [propose] Propose the answer
    [sign] Sign the answer
    [send-back] Send the proposal back
    [return] Hand the answer over
    [apologise] Apologise and give a new date
    [withdraw] Withdraw the application
    [stop] Stop the case
    [correct] Correct the answers
   *[reopen] Reopen the case
}
act-button = { $act ->
    [receive] Receive
    [request-supplement] Send the request
    [supplement] Send the papers
    [refuse] Refuse
    [hand-over] Confirm the hand-over
    [assign] Give
    [complete-step] Finish the step
    [propose] Put before the leader
    [sign] Sign
    [send-back] Send back
    [return] Confirm it was given
    [apologise] Send the apology
    [withdraw] Withdraw
    [stop] Stop
    [correct] Save the corrections
   *[reopen] Reopen
}
intro-receive-undated = No time limit is recorded for this procedure; the receipt will have no due date.
intro-receive = The papers are complete. The time limit begins when you receive it.
intro-request-supplement = This may be asked only once. Choose every paper that is missing.
intro-request-again = Papers have been asked for once already. To ask again you have to say why, and the case counts as late in the index.
intro-supplement = You can send it in several goes: files already sent are kept, and the office gets them once all the papers are there.
supplement-lacks = Still missing: { $paper }. The files already sent are kept.
supplement-part = Received: { $there }. Still missing: { $lacks }. The office does not have it yet. Send the missing papers as well; the files already sent are kept until { $until }.
supplement-whole = Received: { $there }. All papers are there: press the button below to hand them in.
intro-hand-over = A file on paper received by { $cutoff } is passed on the same day; after { $cutoff }, at the next opening. This one has to be passed on by { $by }.
intro-complete-step = Note the step that is finished; the case goes on along the process.
intro-refuse = The applicant sees the reason on the page of the case. This cannot be undone.
intro-apologise = A new date may be given only once. The applicant sees the reason and the date.
intro-withdraw = The application will not be handled any more. This cannot be undone.
intro-stop = The applicant will see the reason. This cannot be undone.
intro-reopen = The signed answer that has not been handed over is taken back.
field-reason = Reason
field-override-reason = Why it has to be asked once more
field-outcome = Answer proposed
field-note = Note to the leader
field-note-hint = To deny, give the reason; the applicant will read it
field-how = How the answer is handed over
field-received-by = Who received the result
field-received-by-hint = The applicant, or the name of the person they authorised
field-return-note = Note
return-how-online-hint = Only when an electronic copy of the result has been sent to the applicant
field-new-due = New date
field-new-due-hint = A working day after the old date; by 17:00
field-officer = The officer's account
field-officer-hint = Leave empty to take the case yourself
field-way = Which step is finished?
way-said = { $step }. { $work }
way-outcome = { $step }. { $work } ({ $outcome })
way-next = Next: { $steps }
way-waits = Then it waits for the other parts to be finished
field-holder = Give step { $step } to
field-holder-hint = { $work }. Left empty, whoever has the case does it.
field-answered-by = Who has answered
field-answered-by-hint = The agency, office or person outside, and the number of the letter if there is one
field-answered-at = On which day
field-answered-time = At what time
field-time-hint = For example: 14:30
field-step-note = Note to whoever does the next step
time-wrong = A time looks like 14:30.
time-missing = Enter the time as well.
day-missing = Enter the day as well.
field-kinds = Papers that are missing or wrong
field-kinds-hint = Choose all of them at once
outcome-choice = { $outcome ->
    [grant] Grant
   *[deny] Deny
}
outcome-said = { $outcome ->
    [grant] The application was granted.
   *[deny] The application was denied.
}
return-how = { $how ->
    [direct] In person at the desk
    [post] By public post
   *[online] Online
}
paper-filled-at-desk = { $name } (written down at the one-stop desk)
paper-note = PDF, { $date }
paper-receipt = Receipt and date of the answer
paper-filing = Confirmation of an application filed online
paper-apology = Apology and a new date for the answer
paper-supplement = Request to supplement and complete the application
paper-refusal = Refusal to receive the application
paper-denial = Denial of the application
paper-control = Control slip of how the case was handled
paper-form-receipt = Form 01, Circular 01/2018/TT-VPCP
paper-form-apology = Form 04, Circular 01/2018/TT-VPCP
paper-form-supplement = Form 02, Circular 01/2018/TT-VPCP
paper-form-refusal = Form 03, Circular 01/2018/TT-VPCP
paper-form-control = Form 05, Circular 01/2018/TT-VPCP
paper-signer = Head of the agency
paper-place-kinds = Tỉnh, Thành phố, Thị xã, Huyện đảo, Huyện, Phường, Thị trấn, Xã
paper-erased = (erased)
paper-erased-at = (personal data erased on { $day })
slip-officer = Handling division
slip-leader = Head of the agency
slip-proposed = For signature
slip-sent-back = Given back for another look
slip-signed = Answer signed
slip-reopened = Answer taken back to be mended
station = { $stage ->
    [new] Filed
    [received] Received
    [processing] In process
    [finished] Signed
   *[returned] Handed over
}

### office

office-filter = { $filter ->
    [tiep-nhan] To receive
    [can-chuyen] To pass on
    [bo-sung] Waiting for papers
    [tra-ket-qua] To hand over
    [chua-giao] Not assigned
    [cua-toi] Mine
    [cho-ky] To sign
    [hom-nay] Due today
    [qua-han] Late
    [da-hen-lai] New date given
    [cong-chuc] With an officer
    [dang-giai-quyet] In process
   *[tat-ca] All
}
office-everywhere = All agencies
office-at-least = more than { $count }
office-applicant = Applicant
office-fee = The applicant pays
office-fee-many = several amounts depending on the case, see the fees of the procedure
office-fee-unclear = { $name }: amount not known
office-fee-line = { $label }: { $fee }.
office-at-desk = One-stop desk, to be passed on
office-unassigned = Not assigned
office-take-title = Take this case
office-take-button = Take it
office-officer-choose = Give to
office-papers-brought = Papers handed in at the counter
office-papers-brought-hint = Tick the papers received on paper; where there is a file, send the file above
office-proposed = Proposed: { $outcome }.
office-warn-sent-back = The leader sent it back at { $when }: { $reason }
office-warn-late = Late, and the applicant has not been given an apology and a new date.
office-warn-late-again = Even the new date has passed.
office-warn-transfer = Not yet passed to the handling side; it has to be there by { $when }.
office-warn-missing = Received without: { $names }.
office-waiting-supplement = Waiting for the applicant to bring: { $names }.
office-waiting-done = This case has ended; nothing is left to do.
office-waiting-who = The next step is for: { $who }.
office-waiting-read = An administrator can only look.
office-says = { $stage ->
    [new] Filed, waiting to be checked and received.
    [received] Received, waiting to be given to an officer.
    [supplement] Waiting for the applicant's papers.
    [processing] With the officer.
    [proposed] Proposed, waiting for the leader's signature.
    [finished] Signed, waiting to be handed over.
    [returned] The applicant has the result.
    [not_received] Not received. The reason is in the history.
    [withdrawn] The applicant has withdrawn the case.
   *[stopped] Stopped. The reason is in the history.
}
office-signed = Signed: { $outcome }.
office-warn-late-who = The officer who has the case, or the leader, sends the apology.
office-done-taken = You took the case.
office-done-supplement = The papers have been recorded.
office-print = Print: { $paper }
office-next-to-sign = The next case to sign
office-none-to-sign = Nothing else waits for a signature. Back to the list
office-supplement-title = Record the papers brought
office-supplement-button = Record the papers
office-supplement-intro = The applicant brings everything that was asked for at once.
office-take-back-title = Take the proposal back
office-take-back-button = Take back
office-pass-on-title = Pass the case on
office-pass-on-button = Pass on
office-assign-intro = Giving the case to an officer passes the file on as well.
conflict-between = What happened since you opened the page
conflict-unsaved = What you wrote, not saved
conflict-other = Somebody else has just written “{ $said }”. Your answer stands here; choose one of the two.
conflict-emptied = Somebody else has just emptied this. Your answer stands here; choose one of the two.
checklist-caption = Papers of the file: here and missing
checklist-there = Here
checklist-wrong = Not in order, asked for
checklist-awaited = Missing, asked for
checklist-missing = Missing
checklist-not-needed = Not here, needed in some cases only
desk-channel = How was the application handed in?
desk-channel-missing = Choose whether it came in person or by post
desk-papers-intro = Go through every paper, once. Papers that are only shown are compared and given back at once.
desk-paper-ok = Received, in order
desk-paper-missing = Missing
desk-paper-wrong = Here, but not in order
desk-paper-none = Not needed in this case
desk-paper-count = How many were received: { $name }
desk-paper-miscounted = Write a number from 1 to { $max }
desk-paper-unanswered = Say whether this paper is here, missing or not in order
desk-reason = What the applicant has to do
desk-reason-hint = Needed when a paper is not in order: what is wrong, how to mend it. The applicant reads it.
desk-reason-missing = Papers of the file are missing.
desk-reason-wrong = Papers not in order: { $names }.
desk-minutes-at = Day of the hand-over minutes with the post
desk-minutes-hint = Only for what came by post; leave empty when they were signed just now. Time counts from the minutes.
desk-minutes-time = Time of the minutes
leader-figure-sign = to sign
leader-figure-late = late
leader-figure-today = due today
leader-figure-running = in process
leader-figure-receive = not yet received
leader-place = { $stage ->
    [received] Not assigned to an officer
    [processing] With an officer
   *[proposed] Waiting for signature
}
wall-figure-filed = filed today
wall-figure-running = in process
wall-figure-due = still due today
wall-figure-late = late
send-document = Send { $name }, or what stands in its place

menu-erase = Erase personal data
erase-title = Erase the personal data of a case
erase-intro = When the law asks for it, the personal data of a closed case is erased for good: the answers, reasons, notes, names of files and the files. What was done and when stays on record.
erase-find = Find the case
erase-found = The case
erase-procedure = Procedure
erase-agency = Deciding agency
erase-stage = State
erase-pieces = Pieces of personal data still kept
erase-files = Files the applicant sent
erase-unknown = There is no case with this code
erase-nothing = The case holds no personal data any more.
erase-open-title = The case is under way, so its data cannot be erased yet.
erase-open-hint = Erase it after the result has been returned, or the case was refused, withdrawn or stopped.
erase-basis = Ground of the erasure
erase-basis-hint = The text or request that it rests on, for example: Decree 13/2023/NĐ-CP, Article 16; request of 27/12/2024. At most { $max } characters, nothing personal. It is kept for good together with who erased.
erase-sure = Confirmation
erase-sure-yes = I understand that erased data cannot be brought back
erase-sure-missing = Tick the confirmation before erasing
erase-what = The applicant will see on the case page that the data was erased, and when.
erase-button = Erase personal data
erase-done = { $pieces } pieces of personal data were erased.

### the catalogue: search, filters, drawing, posting sheets

search-forgives = With or without Vietnamese marks, abbreviations (ks, gpxd) and a few wrong letters are understood.
limit-committed = committed by the province; the return date follows it
limit-statutory = by law
fee-channel = { $channel ->
    [online] filed online
    [post] filed by post
   *[direct] filed in person
}
opening-hours = Open { $hours }. Closed on { $rest } and public holidays.
desk-address = Address: { $address }
desk-phone = Telephone: { $phone }
desk-unknown = The data have no address and no telephone number of this place yet.
procedures-none-in-force = No procedure is in force today yet.
search-narrow = Narrow the list
search-narrow-button = Narrow
search-by = { $by ->
    [su-kien] Event in a life
    [linh-vuc] Field
    [cap] Level that decides
    [co-quan] Where to hand it in
   *[truc-tuyen] Online level
}
search-any = All
search-choice = { $name } ({ $count })
search-active = Narrowed by
search-remove = Remove:
search-read-as = Read as:
search-partly = No procedure has all of “{ $question }”. The nearest are:
search-more = Only the first { $count } are shown. Type more words, or narrow the list.
search-without = { $count ->
    [one] Without narrowing there is one procedure
   *[other] Without narrowing there are { $count } procedures
}
search-try = Nothing was found. Try this:
search-try-fewer = Use fewer words, only what you want done: “birth”, “land”, “household business”.
search-try-spelling = Look at the spelling; write rare abbreviations out.
search-try-paper = Type the paper that you want to have: “construction permit”, “criminal record”.
search-try-ask = If it is still not there, ask the one-stop desk: it may belong to another office, or not be in this catalogue yet.
home-events = By what happens in life
online-level = { $level ->
    [full] Fully online
    [partial] Partly online
    [information] Information only
   *[unknown] Online level not known
}
online-note = { $level ->
    [full] Filed, followed and answered online or by post; nobody has to come.
    [partial] Some steps are online, for the others people come to the office.
    [information] Guidance and forms can be read; it cannot be filed online.
   *[unknown] No source was found that gives the level in this province. Those marked “Online” can be filed here all the same.
}
online-source = { $label } (source of { $when })
online-title = Online public services
online-intro = Which procedures can be done over the internet, and how far.
online-caption = Procedures by online level
online-column-level = Online level
online-column-count = Procedures
online-none = No procedure has this level.
procedure-online-level = Online level
procedure-coordinates = Together with:
procedure-conditions = Conditions
procedure-sets = { $count ->
    [one] One set of papers.
   *[other] { $count } sets of papers.
}
procedure-agencies = Where it is taken in ({ $count })
step-next = What follows
flow-title = The process as a drawing: { $name }
flow-summary = { $count ->
    [one] The process has one step, from “{ $first }” to “{ $last }”. The table below the drawing says the same in words.
   *[other] The process has { $count } steps, from “{ $first }” to “{ $last }”. The table below the drawing says the same in words.
}
flow-start = Application
flow-end = End
flow-lane = { $lane ->
    [desk] One-stop desk
    [officer] Handling officer
    [leader] Leader
   *[outside] Other agency
}
flow-head = { $number }. { $who }
flow-time = Time: { $time }
flow-time-stopped = Time: { $time }, not counted
flow-parallel = Then, side by side: steps { $steps }
flow-join = Waits for all parts that run side by side
flow-branch = { $kind ->
    [refuse] Refused
    [supplement] More papers asked
    [consult] Opinion asked
    [suspend] Suspended
   *[escalate] Reported higher
}
flow-branch-when = { $kind }: { $what }
flow-then = { $condition } → { $then }
flow-back-to = back to step { $step }
flow-to-step = on to step { $step }
flow-to-end = end
flow-then-step = Step { $step }
flow-then-end = End
flow-note = A coloured strip below a step is what can happen there. Where it does not say where to, the case stays at that step.
flow-table = The steps as a table
posting-link = Posting sheet of this procedure (PDF)
posting-of = Posting sheet of { $agency } (PDF)
line-still = the clock stands still
line-moved = new date given, { $left }
line-no-limit = Time limit not known
line-waits = { $days ->
    [0] waiting to be received since today
    [one] waiting to be received for { $days } working day
   *[other] waiting to be received for { $days } working days
}
