
### figures

system-title = Administrative reform programme
menu-targets = Targets
menu-overview = Overview
menu-book = Paper book
no-data = No data yet
unknown = Unknown
not-kept = not kept
no-threshold = no threshold
threshold-at-least = { $percent } % or more
met-yes = Reached
met-no = Not reached
met-undecided = Too much is unknown to say

### what was asked for and cannot be

as-of-title = The day or instant is not valid
as-of-hint = Write a day as 2024-12-30, or an instant as 2024-12-30T17:00:00+07:00.
cursor-title = The place in the list is not valid
cursor-hint = Open the list again from the beginning.
day-hint = Write a day as 2024-12-30.
year-hint = The year has four digits, such as 2024.
span-hint = Choose a period: year, half, quarter or month.
period-backwards = The first day has to be the last day or lie before it.
by-hint = Choose one: agency, level, field or procedure.
show-hint = Choose one: all, good, missing, late, after_date, requests (asked for papers more than once), open, unknown or apart.
agency-hint = There is no agency with the code “{ $given }”. A code looks like 000.08.61.H50.
level-hint = There is no level “{ $given }”. Choose province, district or commune.
field-hint = There is no field “{ $given }”. Write its Vietnamese name as in the list of procedures.
procedure-hint = There is no procedure with the code “{ $given }”. A code looks like 1.001193.

### what was counted

counted-procedures = { $good } of { $all } procedures of which it is known
counted-times = { $count } procedures can be compared
counted-on-time = { $good } of { $all } cases on time
counted-entered = { $good } of { $all } cases in the paper books are in the software
counted-online = { $good } of { $all } cases received
counted-ballots = { $good } of { $all } ballots satisfied
base-books = { $part } of { $whole } offices have a book; the others have entered none
base-procedures = of { $part } of { $whole } procedures, those that are known
counted-open = among them { $count } past the date first promised and not handled
counted-unknown = { $count } procedures unknown, not counted
apart-no-limit = { $count } cases without a time limit, not counted
apart-days = { $count } entries of books that differ from the software
apart-few = { $count } ballots not told apart, so that nobody can be recognised
apart-not-eligible = { $count } procedures that cannot be offered online, not counted
apart-not-whole = { $count } procedures not wholly online, not counted
apart-other = { $count } that the target is not about
national-of-eligible = Of the procedures that may be offered online alone: { $value } ({ $counted }).
how-one-stop = Procedures for which every level and every agency that takes them in has a one-stop desk, by the catalogue in force on the last day of the period.
how-time-cut = The part of the time limit that is cut, on average: the committed limit (shortened by the province, or the total of the approved internal process) against the law's. Each procedure weighs the same.
how-on-time = Cases handled in the period on or before the date first promised; what is overdue and not handled counts as late, too. An apology with a new date mends nothing. More than one request for papers counts as late (Decision 766/QĐ-TTg).
how-entered = The largest of paper book, queue tickets and receipts of a day is how many cases there should be; it is held against the cases received that day, not online. Days without a book do not count.
how-offered = Eligible procedures that can be done online, wholly or in part (levels 3 and 4 of old).
how-national = Procedures on the national public-service portal on the last day of the period, of all of which it is known.
how-online = Cases received in the period that were filed online, of all cases received.
how-means = Services wholly online that can be reached by at least two means, a mobile phone among them.
how-satisfied = Anonymous ballots that give 4 or 5 points of 5, of all ballots of the period.

### periods and parts

span-year = Year
span-half = Half-year
span-quarter = Quarter
span-month = Month
period-words = From { $from } to { $day }
up-to-end = the end of { $day }
up-to-now = { $time }, { $day }
day-to-come = { $day } has not come yet. The figures below are as of now.
quick-today = Today
quick-month-end = Up to { $date }
by-whole = Whole province
by-agency = Agency
by-level = Level
by-field = Field
by-procedure = Procedure
level-all = All levels
level-province = Province
level-district = District
level-commune = Commune
level-unknown = Level unknown
channel-online = Online
channel-post = By post
channel-direct = At the desk
narrowed-away = Remove { $what }: { $name }

### records

records-all = All
records-good = As they should be
records-missing = Not as they should be
show-agrees = Agreeing
show-differs = Differing
show-satisfied = Satisfied
show-dissatisfied = Not satisfied
show-compared = Comparable
show-open = Past the first date, open
show-late = Handled late
show-after-date = Handled after the date
show-requests = Asked for papers again
show-unknown = Unknown
show-apart = Not counted
record-on-time = On time
record-late = Late
record-open = Past the first date, open
record-no-limit = No time limit
record-entered-late = entered after its date
why-after-date = handled after the date first promised
why-requests = late because papers were asked for { $count } times
why-office = with the office
why-applicant = waiting for the applicant once more, since { $date }
why-promised = apologised, new date { $date }
why-missed = new date { $date } has passed as well
record-good = As it should be
record-bad = Not as it should be
record-worked = took { $time }
record-synthetic = Sample case of the demonstration
working-days = { $amount } working days
working-hours = { $amount } working hours
real-median = { $median } (median of { $count } cases)
real-both = median { $median }, mean { $mean } ({ $count } cases)
times-compared = by law { $statutory }, committed { $promised }, real { $real }
time-statutory = By law: { $time }
time-promised = Committed: { $time }
time-cut = Cut by: { $cut }
time-real = Real: { $real }
online-level = Online level: { $level }
online-means = Means: { $means }
online-full = wholly online
online-partial = partly online
online-information = information only
mean-web = website
mean-mobile-web = website on a phone
mean-app = phone application
mean-kiosk = kiosk
mean-message = messages
ballot-score = { $score } of 5 points
ballot-withheld = not told
ballots-kept = Neither day nor channel is told; agencies and procedures with too few ballots are not named, so that nobody can be recognised.

ballot-synthetic = Sample ballot of the demonstration

### pages

targets-title = Reform targets
targets-intro = Each figure is computed from the cases themselves, as of any day. Officials with the right to do so can open each case; without signing in you see counts.
targets-day-label = As of
targets-show = Show
targets-quick = Days to choose from
targets-spans = Period
targets-narrowed = Narrowed to
targets-caption = Results as of { $day }
target-name = Target
target-value = Result
target-threshold = To reach
target-state = Verdict
target-records = Counted
targets-elsewhere = { $count ->
    [one] One other target of the programme is not computed here yet.
   *[other] { $count } other targets of the programme are not computed here yet.
}
summary-met = targets reached
summary-missed = targets not reached
summary-open = targets without enough data
breakdown-records = See each record counted
breakdown-levels = Narrow to a level
breakdown-by = Broken down by
breakdown-none = There is nothing to break down yet.
breakdown-caption = By { $what }, the worst first
breakdown-table = Download this table (CSV)
parts-cut = Only the first { $count } rows are shown. Narrow the figures to see the others.
parts-all = See all { $count } rows
csv-from = From
csv-to = To
csv-code = Code
csv-name = Name
csv-percent = Share (%)
csv-late = Of these handled late
csv-open = Of these past the first date, not handled
csv-statutory = By law
csv-promised = Committed
csv-real = Real
csv-procedure = Procedure code
csv-agency = Agency code
csv-channel = Filed
csv-why = Why
csv-not-yet = Not yet
csv-cut = Only the first { $count } cases are written. Narrow the list to get the others.
records-table = Download this list (CSV)
records-of = { $id }, as of { $day }
records-against = against { $threshold }
records-filters = Narrow the records
records-one = { $of ->
    [cases] One case
    [procedures] One procedure
    [days] One book entry (one for each office and day)
   *[ballots] One ballot
}
records-cases = { $shown } cases
records-procedures = { $shown } procedures
records-days = { $shown } book entries (one for each office and day)
records-ballots = { $shown } ballots
records-none = There is nothing to show here.
records-of-kind = { $count }: { $kind }
record-case = Case
record-agency = Agency
record-received = Received
record-due = First due
record-finished = Handled
record-counted-as = Counted as

### what leaders look at first

overview-title = Overview: what is late, where and why
overview-whose = Scope
whose-province = Whole province
whose-own = My agency
overview-share = on time
overview-late = handled late
overview-open = past the first date, open
overdue-parts = { $what } ({ $parts })
overdue-promised = { $count } with a new date
overdue-missed = { $count } past the new date, too
overdue-applicant = { $count } waiting for the applicant
overview-all = See all
overview-why = Why
overview-cause = Cause
overview-cases = Cases
cause-open = Past the date first promised and not handled
cause-after-date = Handled after the date first promised
cause-requests = Papers asked for more than once (although in time)
overview-agencies = Agencies with the most late cases
overview-agencies-none = No agency has late cases in this period.
overview-procedures = Procedures with the most late cases
overview-procedures-none = No procedure has late cases in this period.
overview-oldest = Overdue for longest
overview-oldest-none = No case is overdue and not handled.
overview-programme = The whole programme
overview-programme-open = Show the targets

### the desk's book
book-title = Paper book against software
book-intro = At the end of the day, write down what the desk counted on paper. The largest count is held against the cases in the software, to find those not entered.
book-which = At least one of the three counts is needed. Leave empty what the desk does not count.
book-day = Day
book-entries = Paper book
book-entries-hint = Cases entered in the receiving book that day.
book-tickets = Queue tickets
book-tickets-hint = Tickets taken for handing in, not for asking or for collecting results.
book-receipts = Receipts
book-receipts-hint = Receipts for fees paid when handing in at the desk.
book-note = What explains the difference
book-note-hint = Needed where paper and software differ: say why. Do not name applicants. At most { $max } characters.
book-note-needed = Paper says { $paper }, the software has { $cases }: say why they differ
book-enter = Enter this day's counts
book-known = This day was entered at { $when }. Other counts are a correction; the earlier ones are kept.
book-done = The counts of { $day } are entered.
book-already = The counts of { $day } had been entered like this before; nothing has changed.
book-history = Everything entered for this day
book-when = Entered at
book-holds = in use
book-days = Recent days
book-days-none = No day of this year has been entered yet.
book-cases = Cases in the software
book-counted-title = Cases that the software counted on { $day }
book-counted-how = Cases that the office received that day at the desk or by post; neither those filed online nor those not yet received.
book-counted-none = None yet.
book-channel = Filed
book-difference = Comparison
day-agrees = Agrees
day-missing = { $count } cases missing in the software
day-more = { $count } cases more in the software
book-day-future = This day has not come yet. Enter today or a day before.
book-day-old = This day is too long ago. Days can be entered for { $days } days.
book-count-hint = Write a number from 0 to { $max }, digits only.
book-nothing = Write at least one of the three: paper book, queue tickets or receipts.
book-no-agency-title = This account belongs to no agency's desk
book-no-agency-hint = Only staff of a one-stop desk enter the book, for their own agency. Ask the administrator if your account lacks its agency.
sample-note = One case was written into the book and withdrawn at once
