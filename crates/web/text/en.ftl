### web

## Who may come in
sign-in-first-title = You need to sign in
sign-in-first-hint = Sign in, then try again.
wrong-role-title = This account may not do this
wrong-role-hint = It is for: { $roles }. If you need it, ask your administrator to look at your rights.
csrf-title = This page is out of date, or was not opened from our site
csrf-hint = Nothing has changed. Load the page again, then send it again.
carried-ended = Your session has ended
carried-ended-hint = Sign in again to send it. What you have written is still there.
carried-title = What you have written was not sent
carried-intro = The page you sent belongs to an earlier sign-in, so nothing has changed. What you have written is still there; do you want to send it now?
carried-files = Attached files could not be kept: choose them again.
carried-button = Send it
carried-drop = Do not send it, open the page again
too-many-tries-title = Too many failed sign-ins
too-many-tries-hint = Try again in { $minutes ->
    [one] 1 minute.
   *[other] { $minutes } minutes.
}
role-citizen = Citizen or organisation
role-desk = One-stop desk
role-officer = Officer
role-leader = Leader
role-admin = Administrator
role-system = The system
demo-does-citizen = applies and follows cases
demo-does-desk = receives, and hands out results
demo-does-officer = handles cases
demo-does-leader = considers and signs
demo-does-admin = runs the system

## What was sent cannot be read
bad-request-title = The request is not valid
bad-request-hint = Nothing has changed. Go back to the page before and try again.
broken-body-title = What was sent cannot be read
broken-body-hint = The connection may have broken off. Nothing has changed; send it again.
json-syntax-title = What was sent is not correct JSON
json-syntax-hint = The error is in line { $line }, column { $column }.
media-type-title = This kind of content is not accepted here
media-type-hint = Send it with Content-Type: { $takes }.
method-title = This page cannot be opened in that way
method-hint = Perhaps an address that only takes forms was opened again. Nothing has changed. Go back to the page before, or go on by one of the links below.
too-large-title = What was sent is too large
too-large-hint = At most { $max } can be sent at once.
too-many-fields-title = The form has too many fields
too-many-fields-hint = At most { $max } fields can be sent at once.
too-many-files-title = Too many files
too-many-files-hint = At most { $max } files can be sent at once.
too-slow-title = It took too long, so we stopped waiting
too-slow-hint = Your request may have been recorded. Check the list before you send it again.
wrong-path-title = “{ $value }” is not right
wrong-path-hint = Check the code or the address.
wrong-fields-title = Something you sent is not right
wrong-fields-hint = { $count ->
    [one] There is 1 place to correct. Nothing has changed.
   *[other] There are { $count } places to correct. Nothing has changed.
}
field-required = This is missing
field-too-long = Too long: at most { $max } characters, now { $now }
field-choose = Choose one of the answers
field-one-of = Must be one of: { $values }
field-unknown = There is no such field. Known fields: { $values }
field-unknown-alone = There is no such field
field-wrong-type = The wrong type of value
field-wrong-value = The value is not right
field-between = Must be a number from { $min } to { $max }
field-cursor = Not a “next” value of this list
field-date = Not a date. For example: 30 12 2024
field-no-such-day = There is no { $day } (day/month/year)
key-shape = Use 1 to { $max } visible ASCII characters, without spaces

## The API's kinds of problem
kind-bad-input = What was sent is not right
kind-unauthenticated = Nobody has signed in, or the session has ended
kind-forbidden = Known, but not allowed
kind-not-found = Nothing is here, or not for this reader
kind-conflict = Against the present state
kind-too-large = Larger than the limit
kind-too-many = Too often
kind-unavailable = Cannot serve at the moment
kind-internal = A fault of the system
kind-hint = HTTP status: { $status }.

## Dates and numbers
show-instant = { $time } on { $date }
show-today = today
show-tomorrow = tomorrow
show-yesterday = yesterday
show-days-left = { $days ->
    [one] 1 day left
   *[other] { $days } days left
}
show-days-over = { $days ->
    [one] 1 day over
   *[other] { $days } days over
}
show-monday = Monday
show-tuesday = Tuesday
show-wednesday = Wednesday
show-thursday = Thursday
show-friday = Friday
show-saturday = Saturday
show-sunday = Sunday
show-january = January
show-february = February
show-march = March
show-april = April
show-may = May
show-june = June
show-july = July
show-august = August
show-september = September
show-october = October
show-november = November
show-december = December
show-dong = { $amount } VND

## Why it is due on that day
proof-received = Received at { $time }
proof-received-outside-hours = Received at { $time }, outside office hours; counts from { $from }
proof-after-cutoff = Received after { $cutoff }, so moved to the next working day
proof-counted = Counted
proof-counted-minutes = Counted, { $sum } minutes so far
proof-weekend = Weekly day of rest
proof-off = Day off: { $name }
proof-swapped-in = Worked in exchange: { $name }
proof-paused-all-day = Paused all day
proof-paused-working-day = Paused all working day
proof-paused = Paused for { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
proof-pause-too-short = Paused for only { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}, so this day counts
proof-same-date = The same date, { $months ->
    [one] 1 month
   *[other] { $months } months
} later
proof-same-date-clipped = { $months ->
    [one] 1 month
   *[other] { $months } months
} later; this month has no such date, so its last day stands for it
proof-made-up = Makes up for { $days ->
    [one] 1 paused day
   *[other] { $days } paused days
}
proof-last-day-moved = The limit ends on { $date }, which does not count; moved to this day
proof-due = Due at { $time }
proof-day = day { $n }
proof-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
deadline-allowance = Not a time allowed. For example: 5wd, 16wh, 10d, 1m, same-day
deadline-allowance-too-long = The time allowed is too long: at most { $max }
deadline-too-many-pauses = Too many pauses: at most { $max }
deadline-pause-backwards = Pause { $n } ends before it begins
deadline-pauses-overlap = Pause { $n } begins before the one before it ends
deadline-still-paused = Paused since { $since }, so the due date is not known yet
deadline-calendar-ends = Days off are not known for { $date }; they are known from { $from } to { $to }
deadline-calendar-wrong = The pack’s working calendar cannot be used: { $detail }
deadline-too-long = The proof would be longer than { $max } lines

## The administrator's page, and samples
site-default = One-Stop
admin-menu = Administration
admin-version = Version
admin-database = Database
admin-node = Node
admin-clock = Civil clock
admin-demo = Demonstration
admin-tls = Encrypted (TLS)
admin-yes = Yes
admin-no = No
sample-site = Quang Tri One-Stop
sample-name = Nguyễn Thị Mẫu
sample-agency = People’s Committee of Ward 1, Đông Hà City
sample-menu-first = Procedures
sample-menu-second = Follow a case

### pages

## The frame
frame-skip = Skip to the main content
frame-menu = Main menu
frame-sign-in = Sign in
frame-sign-out = Sign out
frame-other-language = Tiếng Việt
frame-demo = Demonstration.
frame-demo-note = The people and cases here are made up and have no legal force.
frame-clock = The clock here says { $clock }.
frame-foot = Every date comes with how it was counted, every figure is counted from the cases themselves.
frame-made-with = Open software Motcua { $version }, licence EUPL-1.2.
frame-api = Programming interface
frame-wall = Hall screen

## Components
ui-errors-title = There is something to correct
ui-error = Error:
ui-optional = (optional)
ui-day = Day
ui-month = Month
ui-year = Year
ui-file-sent = sent
ui-file-drop = Remove the file { $name }
ui-choose = Choose one
ui-step = Step { $step } of { $steps }
ui-back = Back
ui-change = Change
ui-unknown = Not known
ui-pages = Pages
ui-previous = Previous page
ui-next = Next page
ui-due = Result due
ui-due-expected = Result expected
ui-due-still = Paused
ui-due-expected-note = The official date is counted from when the one-stop desk receives the application.
ui-due-moved = Postponed. The first date was { $before }.
ui-due-apology = The office apologises for the delay. Reason: { $reason }
ui-proof-title = Why this date?
ui-proof-title-first = Why the first date?
ui-proof-allowance = Time limit: { $allowance }.
ui-proof-rule = Time limit: { $allowance }. Counted by: { $rule }.
ui-proof-caption = How the due date was counted, day by day
ui-proof-day = Day
ui-proof-counts = Counts
ui-proof-why = Why
ui-proof-yes = Counted
ui-proof-no = Not counted
ui-stages = Stages of the case
ui-stage-done = (done)
ui-readers-caption = Who has read the personal data of this case
ui-reader-who = Reader
ui-reader-reason = Reason
ui-reader-last = Last time
ui-reader-times = Times

## Signing in
entry-title = Sign in
entry-login = User name
entry-password = Password
entry-button = Sign in
entry-help = No account, or forgotten password?
entry-demo-title = Accounts to try
entry-demo-intro = The password of all of them:
entry-demo-does = What for

## Problems
problem-page-back = Back to the page before
problem-page-ways = You can
problem-page-home = go to the first page
problem-page-procedures = find a procedure
problem-page-track = follow a case by its code
problem-page-help = read the help page
problem-page-reference = When you ask the one-stop desk or the administrator for help, give this code:

## Help
help-title = Help
help-apply-title = How do I apply?
help-apply-find = Find the procedure by what you need. Its page lists the papers, the fees, the time limit and where to apply.
help-to-procedures = Find a procedure
help-apply-online = Online: sign in, open the page of the procedure and choose “Apply”. Not every procedure can be done online; its page says so.
help-apply-desk = At the desk: bring the papers to the one-stop desk. No account is needed.
help-track-title = Where is my case?
help-track = The receipt carries the case code and a tracking key; enter both. With an account, sign in and open “My cases”.
help-to-track = Follow a case
help-track-key = Whoever has the tracking key sees how far the case is, and can rate and complain in your place: give it only to those you trust.
help-account-title = Account and password
help-account = In this version accounts are made by the province’s office; one cannot register online.
help-password = Forgotten password: go to the one-stop desk with your identity card.
help-data-title = Your data
help-data-readers = Who has seen your case: its page lists every reader, the reason and when last.
help-data-correct = Corrections: ask the one-stop desk before there is an answer.
help-data-erase = Erasure: after the case has ended, write to the agency that handled it. It decides by the law on the protection of personal data.
help-voice-title = Not content with how it is handled?
help-voice = Open the case and choose to give feedback about it. It goes straight to the leader of the agency and is answered on the same page.
help-voice-law = Complaints and denunciations under the Law on Complaints and the Law on Denunciations are not taken here: send them to the head of the agency concerned.
help-lang-title = Language
help-lang = The button “Tiếng Việt” at the top of every page switches to Vietnamese; press again for English.
help-contact-title = If you need somebody
help-contact = Ask the one-stop desk where you applied. This system has not been told of any support telephone of the province, so none is given here.
help-contact-code = Every error page ends with a code. Write it down or photograph it: whoever helps you finds what happened by it.

## Administration
admin-page-title = Administration
admin-page-systems = Systems running here
admin-page-system = System
admin-page-endpoints = Addresses
admin-page-permissions = Permissions
admin-page-jobs = Jobs
admin-page-papers = Papers
admin-page-facts = Facts

## What other systems put beside a case
slot-failed = This part cannot be shown just now. Load the page again in a few minutes.
slot-sample-title = What another system puts into a page
too-many-guesses-title = Too many wrong keys
too-many-guesses-hint = Try again in { $minutes } minutes, or bring the receipt to the one-stop desk.
