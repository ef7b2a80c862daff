
### figures

system-title = Administrative reform programme
menu-targets = Targets
as-of-title = The day or instant is not valid
as-of-hint = Write a day as 2024-12-30, or an instant as 2024-12-30T17:00:00+07:00.
cursor-title = The place in the list is not valid
cursor-hint = Open the list again from the beginning.
quick-today = Today
quick-month-end = Up to { $date }
no-threshold = no threshold
threshold-at-least = { $percent } % or more
met-yes = Reached
met-no = Not reached
met-unknown = No data yet
counted-on-time = { $good } of { $all } cases handled
counted-on-time-overdue = { $good } of { $all } cases handled; { $overdue } more are overdue now
counted-online = { $good } of { $all } cases received
how-on-time = Cases with an answer since New Year, on or before the date first promised. A case that was apologised for still counts as late; one that the applicant withdrew does not count.
how-online = Cases received since New Year that were filed online, of all cases received.
records-all = All
records-missing = Not as they should be
record-on-time = On time
record-late = Late
record-online = Online
record-not-online = Not online
record-synthetic = Sample case of the demonstration

### pages

targets-title = Reform targets
targets-intro = Each figure is computed from the cases themselves, as of any day, and opens to each of them.
targets-day-label = As of the end of
targets-show = Show
targets-quick = Days to choose from
targets-caption = Results as of the end of { $day }
target-name = Target
target-value = Result
target-threshold = To reach
target-state = Verdict
target-records = Records counted
targets-elsewhere = { $count ->
    [one] One other target of the programme is not computed here yet.
   *[other] { $count } other targets of the programme are not computed here yet.
}
records-of = { $id }, as of the end of { $day }
records-against = against { $threshold }
records-filters = Narrow the records
records-count = { $count ->
    [one] One case
   *[other] { $count } cases
}
records-none = There are no records here.
record-case = Case
record-agency = Agency
record-received = Received
record-due = Due
record-finished = Decided
record-counted-as = Counted as
