### What the check of packs and the forms say. Each finding has two sentences: what is wrong, and what would be right (-instead).

## Reading files

severity-error = error
severity-notice = notice
not-utf8 = From here on the file is not UTF-8 text.
not-utf8-instead = Save the file again as UTF-8.
toml-syntax = This is not TOML ({ $detail }).
toml-syntax-instead = Write key = value; put text in double quotes; close every bracket that is opened; a date is written 2024-12-30, without quotes.
json-syntax = This is not JSON.
json-syntax-instead = Look at the commas, brackets and quotes here and just before.
json-comma-too-many = Take this comma out: nothing follows the last item.
json-comma-missing = Put a comma at the end of this: two items have a comma between them.
json-colon-missing = Put a colon between name and value: "name": value.
json-unclosed = The file ends while a bracket or a quote is still open; count the brackets from the end.
json-unquoted = Names and texts stand in straight double quotes: "…".
json-comment = JSON has no comments: take this line out.
too-deep = Nested too deeply.
too-deep-instead = Write it flatter: no file of a pack needs that depth.
key-twice = This key stands twice in one table.
key-twice-instead = Keep one line, delete the other.
wrong-number = This number cannot be used.
wrong-number-instead = Write a whole number of sensible size, without points and commas.
number-dotted = The number { $written } has a point and is read as a decimal.
number-dotted-instead = Write { $whole }: digits together, without points and commas.
number-code = The code { $written } has no quotes and is read as a decimal.
number-code-instead = Put the code in quotes: "{ $written }".
toml-date-instead = Write { $day }: year-month-day, without quotes.
toml-unquoted = texts stand in double quotes
toml-string-open = a double quote is opened and not closed on its line
toml-heading-open = the name of a table lacks a square bracket: [table], [[item]]
toml-list-open = a list lacks its closing bracket, or a comma is missing or too many
toml-no-value = the value after the equals sign is missing
toml-no-equals = the equals sign between key and value is missing
toml-too-much = something stands after the value; one key a line
toml-key = a key has letters that it may not have; use plain letters, digits, hyphens, underscores
toml-number = the number is not written as one; whole numbers without spaces, not beginning with 0
toml-date = the date is not written as one
file-missing = The file { $name } is missing.
file-missing-instead = Add { $name } to this folder.
file-unknown = No part of the program reads this file.
file-unknown-near = Did you mean { $near }?
file-unknown-instead = Name it one of: { $names }; or take it out of the pack.
file-unknown-paper = A template of a paper stands at papers/SYSTEM/NAME.typ, such as papers/onestop/receipt.typ.
file-too-large = The file is too large.
file-too-large-instead = A file has at most { $max } KB.
file-name = The file's name has characters that cannot be read.
file-name-instead = Use plain letters, digits, dots and hyphens.
file-not-readable = This file cannot be read.
file-not-readable-instead = Look at the file's permissions.
folder-not-readable = This folder cannot be read.
folder-not-readable-instead = Look at the path and the folder's permissions.
folder-too-deep = Folders are nested too deeply.
folder-too-deep-instead = A pack has at most { $max } levels of folders.
link = This is a link or a special file, not a plain file.
link-instead = Copy the file itself into the pack: a pack may not lead outside its folder.
too-many-files = The pack has too many files.
too-many-files-instead = A pack has at most { $max } files.
pack-too-large = The pack is too large.
pack-too-large-instead = A whole pack has at most { $max } MB.
too-many-packs = Too many packs.
too-many-packs-instead = At most { $max } packs at once.
no-pack = There is no pack here.
no-pack-instead = Name the folder that holds pack.toml, or one that holds such folders.
no-calendar = There is no calendar and no rule set to count time limits with.
no-calendar-instead = Add calendar.toml and rules/*.toml, or load the pack vietnam too.

## Shape

key-unknown = There is no key called { $key }.
key-unknown-near = Did you mean { $near }?
key-unknown-instead = Keys that can stand here: { $keys }.
key-missing = The key { $key } is missing.
key-missing-instead = Add { $key } = … here.
key-missing-one-of = Add { $key } = … here, with one of: { $known }.
key-missing-type = Add { $key } = … here: { $types }.
key-missing-date = Add { $key } = 2024-12-30 (year-month-day, without quotes) here.
one-language = The value of { $key } has to be given in both languages.
one-language-instead = Write { $key }.vi = "…" and { $key }.en = "…" in the place of { $key } = "…".
field-alike = The field "{ $own }" is written "{ $other }" in another procedure, so that they are two fields in catalogue and figures.
field-alike-instead = Write the same field in the same way: "{ $other }".
form-of-other = The form bears the name { $id } of another procedure.
form-of-other-instead = Write "$id": "{ $own }".
pack-replaced = This pack takes the place of the whole pack { $id } of the program: procedures and agencies that it does not have are gone.
pack-replaced-instead = To add or change a few procedures, choose another id and name the old one in requires.
basis-missing = No legal basis is cited.
basis-missing-instead = Add basis = ["symbol, article"]; if it was not found, basis = "unknown" with basis_reason saying why.
wrong-type = The value of { $key } is of the wrong type.
wrong-type-instead = It has to be { $types }.
type-string = text in double quotes
type-integer = a whole number
type-boolean = true or false
type-array = a list in square brackets
type-object = a table
or = { " or " }
not-one-of = "{ $found }" cannot stand here.
not-one-of-near = Did you mean "{ $near }"? Allowed: { $known }.
not-one-of-instead = Use one of: { $known }.
wrong-pattern = "{ $found }" is not written as it has to be.
wrong-pattern-words = It has to be { $words }.
wrong-pattern-instead = Write it like { $pattern }.
not-date = "{ $found }" is not a real day.
not-date-instead = Write year-month-day, such as 2024-12-30.
not-date-or-today = Write year-month-day, such as 2024-12-30, or "today".
empty = { $key } is empty.
empty-instead = Fill it in, or leave the key out.
too-long = { $key } is too long.
too-long-instead = At most { $max } characters.
too-many = { $key } has too many items.
too-many-instead = At most { $max } items.
too-few = { $key } has too few items.
too-few-instead = At least { $min } items.
out-of-range = The number { $found } is out of range.
too-small-instead = It has to be { $min } or more.
too-large-instead = It has to be { $max } or less.
item-twice = { $key } has an item twice.
item-twice-instead = Keep each item once.
wrong-shape = The content does not have the right shape ({ $detail }).
wrong-shape-instead = Compare it with the schema printed by: motcua pack schema { $kind }.

## Names, days, bases

id-twice = "{ $id }" is used on another line already.
id-twice-instead = Each name and each code is used once at a time.
pack-unknown = This pack needs the pack "{ $id }", which is not there.
pack-unknown-instead = Load the pack "{ $id }" too, or take it out of requires.
dates-reversed = The end does not come after the beginning.
dates-reversed-instead = valid_to is the day from which it no longer holds; it comes after valid_from.
version-overlap = It holds at the same time as the version in { $file }.
version-overlap-instead = End that version with valid_to = { $until }, or change valid_from here.
version-overlap-here = End this one with valid_to = { $until }, or change the valid_from of one of them.
version-overlap-same = Both begin on { $from }: leave one out; if this one follows the other later, make valid_from here that day, and valid_to of the other the same day.
agency-code = "{ $code }" is not an agency's identifier.
agency-code-instead = An identifier has capitals, digits and dots, such as 000.00.10.H50.
agency-unknown = No agency has the key "{ $key }".
agency-unknown-near = Did you mean "{ $near }"? Keys and names: motcua pack list agencies NAME.
agency-unknown-alike = Did you mean { $alike }? Keys and names: motcua pack list agencies NAME.
agency-unknown-instead = Use the key or the national code of an agency, see motcua pack list agencies NAME (such as: motcua pack list agencies hai lang); or add the agency to the pack's agencies.toml.
agency-level = The agency "{ $key }" is of none of the levels.
agency-level-instead = Choose an agency of the right level, or add the level to levels.
agency-time = The agency "{ $key }" does not exist while the procedure holds.
agency-time-instead = Choose another agency, or look at valid_from and valid_to.
area-unknown = No administrative unit has the code "{ $code }".
area-unknown-instead = Add it to areas.toml, or correct the code.
provisional-note = There are provisional identifiers but no word about them.
provisional-note-instead = Add [provisional_codes] with note.vi and note.en.
provisional-code = { $count } identifiers are provisional ones of this pack.
provisional-code-instead = Put the State's identifiers in their place before real use, then set provisional = false.
source-unknown = No source has the id "{ $id }".
source-unknown-instead = Add a row to sources, or correct the id.
law-unknown = The basis "{ $symbol }" is neither in legal_bases nor in laws.toml.
law-unknown-near = Did you mean "{ $near }"?
law-unknown-instead = Add the text to legal_bases; write "symbol, article", such as "61/2018/NĐ-CP, Điều 18".
law-later = { $symbol } was issued after this version begins.
law-later-instead = Look again: the procedure may need a new version from the day that text is in force.
basis-reason-missing = The basis says "unknown" but not why.
basis-reason-missing-instead = Add basis_reason.vi and basis_reason.en: readers see this reason.
basis-unknown = The legal basis is not known.
basis-unknown-instead = Find symbol and article and put them into basis.
remembered = Written from memory, not verified.
remembered-instead = Compare it with the text, then set confidence to "source".
fact-unknown = Not known: { $fact }.
fact-unknown-instead = Fill it in when it is found; until then the procedure's page says that it is not known, and why.
fact-decision = the decision that publishes the procedure and approves its process
fact-online = the online level
fact-amount = the amount
reason-missing-instead = Add the reason (reason, amount_reason or allow_reason) in both languages: readers see it.
unverified = { $line } (not verified)

## Calendar and rules

last-day-before-first = The calendar's last day comes before its first.
last-day-before-first-instead = last_day has to be first_day or later.
day-out-of-range = The day { $day } is outside the calendar.
day-out-of-range-instead = This calendar goes from { $first } to { $last }.
day-twice = The day { $day } stands on another line already.
day-twice-instead = Write each day once.
day-already-off = The day { $day } is a weekly rest day anyway.
day-already-off-instead = Compensation and exchanged days off have to be working days.
worked-day-not-rest = The day { $day } is a working day anyway.
worked-day-not-rest-instead = A day worked in exchange has to be a Saturday or a Sunday.
compensation-count = Holidays that fall on weekly rest: { $lost }; days of compensation: { $given }.
compensation-count-instead = Days of compensation have to be { $lost } (45/2019/QH14, Điều 111).
pending-day = The day { $day } is not in force yet and does not count as off.
pending-day-instead = When its law is in force, set status to "in_force".
compensation-for = Compensation for { $holiday }
swapped-off = Day off, worked on { $day } instead
swapped-in = Worked in place of { $day }
calendar-gap = This calendar does not join the one that is known.
calendar-gap-instead = Let it touch the calendar from { $first } to { $last }.
hours-order = Working hours overlap or are out of order.
hours-order-instead = Write the periods in order, each opening before it closes, such as ["07:30-11:30", "13:30-17:00"].
fraction = "{ $found }" is not a part of a day.
fraction-instead = Write a fraction from 0/1 to 1/1, such as "1/2".

## Procedures, steps, forms, targets

allowance = "{ $found }" is not a time allowed.
allowance-instead = Write 5wd (working days), 16wh (working hours), 10d (days), 1m (months) or same-day; with a half 0.5wd, 2.5d; without a source "unknown".
folder-name = The folder's name "{ $name }" does not fit the procedure's code.
folder-name-instead = Name the folder { $code } or { $dated }.
folder-date = The name of the folder says { $day }, but valid_from is { $from }.
folder-date-instead = Name the folder { $dated }, or change valid_from.
procedure-code = "{ $code }" is not the long form of this procedure's code.
procedure-code-instead = Begin with { $code }, such as { $code }.000.00.00.H50.
channel-not-offered = The procedure is not filed through "{ $channel }".
channel-not-offered-instead = Channels of the procedure: { $channels }.
role-unknown = The step is given to the role "{ $role }", which procedure.toml does not name.
role-unknown-instead = Roles of the procedure: { $roles }.
sample-steps = Sample process, not approved.
sample-steps-instead = Put the internal process approved by the provincial chairman in its place (01/2018/TT-VPCP, Điều 8), then set status = "approved".
steps-decision = The step table says approved but names no decision.
steps-decision-instead = Add decision = "symbol", or set status = "sample".
step-time-unknown = The time of some step is not known.
step-time-unknown-instead = Fill in the time of each step when the internal process is known.
step-unknown = This step leads to step { $to }, which is not in the table.
step-unknown-instead = Steps in the table: { $steps }.
step-unreachable = No step leads to this one.
step-unreachable-instead = Let next of one of the steps { $steps } lead here, or take this step out.
step-next-missing = Step { $no } leads nowhere (next is missing), though steps come after it.
step-next-missing-instead = Add next = { $following } to this step.
step-kind-missing = The table has no step of kind = "{ $kind }".
step-kind-missing-instead = { $kind ->
    [receive] The first step is usually that the desk receives.
   *[other] The last step is usually that the desk hands the result over.
 }
steps-sum-over = The steps take { $sum } together, more than the procedure's limit of { $limit }.
steps-sum-over-instead = Give the steps less time, or look at allow in procedure.toml.
scope-unknown = scope = "{ $scope }" is neither "national" nor the name of a place in areas.toml.
scope-unknown-instead = Write "national" when it is the same in the whole country, or the name of the province, such as "Quảng Trị".
step-no-end = From this step a case never comes to its end.
step-no-end-instead = Let one way lead to the last step, which has no next.
steps-broken = The step table cannot run: { $detail }.
steps-broken-instead = Write the table more simply: each branch once, few parallel parts.
form-schema = The form is not a valid JSON Schema ({ $detail }).
form-schema-instead = Compare it with JSON Schema 2020-12.
pattern-broken = The pattern "{ $pattern }" is not a regular expression that can be used.
pattern-broken-instead = Use a regular expression without back-references and look-around.
field-unknown = There is no field called "{ $key }".
field-unknown-instead = Fields that can be used here: { $known }.
field-unknown-near = Did you mean "{ $near }"? What can be used: { $known }.
applicant-no-name = No field of the form says who applies: the column "Applicant" of the desk stays empty.
applicant-no-name-instead = Add "applicant": "name" to the x-ui of the field that asks for the name of the applicant.
applicant-twice = The field "{ $first }" has "applicant": "{ $part }" as well: only one of them is used.
applicant-twice-instead = Keep "applicant" at the field of whoever applies, and leave it out at the other.
field-twice = The field "{ $key }" stands on another page already.
field-twice-instead = Each field stands on one page.
field-no-page = The field "{ $key }" stands on no page.
field-no-page-instead = Add "{ $key }" to the fields of a page in x-pages.
choices-differ = The choices of "{ $key }" do not agree.
choices-differ-instead = A field of kind choice has enum, and x-ui.choices has the same values in the same order; other kinds have no enum.
no-limit = The field "{ $key }" has no limit of length.
no-limit-instead = Add maxLength.
format-differs = The format of "{ $key }" does not fit its kind.
format-differs-instead = This kind needs the format: { $format }.
rule-kind = The x-rule of the field "{ $key }" does not fit the field's kind.
rule-kind-instead = Kind date: not_after, not_before, before_field, not_after_field, age_from. Kinds text, textarea: no_words. Kind choice: not together with when.
fee-rule = When this fee is due is not said.
fee-rule-instead = Write over_days (after so many days) or up_to_days (within so many days).
form-names-none = procedure.toml has no key "{ $key }".
when-no-choice = Page "{ $page }" depends on "{ $key }", which is not a choice of an earlier page.
when-no-choice-instead = In when, name a field of kind choice that stands on a page before this one.
when-no-value = Field "{ $key }" has no choice "{ $value }".
number-differs = Field "{ $key }": the kind number and x-number do not fit together.
number-differs-instead = A field of kind number has x-number, with min not above max; other kinds have none.
example-wrong = Field "{ $key }" does not take its own sample answer: { $example }.
example-wrong-instead = Mend examples or default, or the field's pattern or maxLength.
target-unknown = No line has the id "{ $id }".
target-unknown-instead = Did you mean "{ $near }"?
target-measure = In line { $id } measurable does not fit metric, comparator and threshold.
target-measure-instead = measurable = true when metric, comparator and threshold are all given, else false.

## Answers to a form

answers-not-object = The form has to be a JSON object with one key for each field.
answer-unknown = The form has no such field. Leave it out.
answer-enter = Enter: { $label }
answer-choose = Choose: { $label }
answer-too-long = { $label }: write at most { $max } characters
answer-wrong = { $label }: this does not look right, please look again
answer-date = { $label }: enter a real day, such as 27 3 2024
answer-id-number = { $label }: enter 12 digits (identity card) or 9 (old identity card)
answer-whole = { $label }: enter a whole number
answer-decimals = { $label }: enter at most { $max } digits behind the decimal sign
answer-phone = { $label }: enter a Vietnamese phone number, such as 0912345678
answer-email = { $label }: enter an address like name@example.vn
answer-number = { $label }: enter a number from { $min } to { $max }

## Time limits, receiving levels

limit-none = No time limit applies here.
limit-none-instead = Add one without applies = false; if it is not known, allow = "unknown" with allow_reason.
limit-half = A limit that applies here cannot have a half: no due date can be counted from it.
limit-half-instead = Write a whole number; for another place's limit add applies = false.
level-not-listed = The procedure is not done at level { $level }.
level-not-listed-instead = received_at may only have the levels in levels: { $levels }.
steps-over-limit-instead = Correct the times of the steps or the limit: an approved process cannot contradict itself.
commitment-longer = The committed limit of { $promise } is longer than the law's of { $law }.
commitment-longer-instead = The province's limit is as long as the law's or shorter; one for a special case needs condition.vi, condition.en.
commitment-unlike = The committed limit of { $promise } cannot be compared with the law's of { $law }: the units differ.
commitment-unlike-instead = Write it in the unit of the law (wd, d or m); otherwise target T02 cannot count what was cut.
fee-channel-missing = Fees are given by channel, but there is none for { $channel }.
fee-channel-missing-instead = Add a fee with channel = "{ $channel }" (amount_vnd = 0 when nothing is charged), or channel = "any".
procedure-replaced = Pack { $pack } has procedure { $code } as well; with this pack none of its versions there is used any more, at any agency of the province.
procedure-replaced-instead = If that is meant, leave it; otherwise use another code.
fact-limit = time limit
fact-sets = number of sets
fact-laws = legal bases
span-same-day = same day
span-working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
span-working-hours = { $count ->
    [one] { $count } working hour
   *[other] { $count } working hours
}
span-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
span-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
span-half-working-day = { $amount } working days
span-half-working-hour = { $amount } working hours
span-half-day = { $amount } days

## Import from the exchange form (pack import)

exchange-shape = This file is not in the exchange form 1.0 ({ $detail }).
exchange-shape-instead = Every key of the exchange form stands there exactly once; what was not found is null.
exchange-version = The file says exchange form { $version }.
exchange-version-instead = The program reads { $known }.
import-empty = There is no .json file to import.
import-empty-instead = Give a folder with a folder "procedures" that has one .json file a procedure.
not-writable = This file cannot be written.
not-writable-instead = Check the permissions of the pack's folder.
period-unknown = Procedure { $code }: it is not known from which day to which day "{ $text }" is.
period-unknown-instead = Add a [[periods]] row with exactly these words to import-map.toml.
receiving-unknown = Procedure { $code } is done on several levels: it is not known on which it is filed.
receiving-unknown-instead = Add received_at for this procedure to [[procedures]] in import-map.toml.
department-unknown = Procedure { $code }: it is not known which provincial agency "{ $text }" is.
department-unknown-instead = Add a [[departments]] row with exactly these words, or agency for this procedure alone, to import-map.toml.
department-not-in-pack = Procedure { $code }: the pack has no provincial agency with the key { $key }.
department-not-in-pack-instead = Use the key of a provincial agency in agencies.toml.
usual-unknown = Procedure { $code } has no time limit with the id { $id }.
usual-unknown-instead = Use the id of a case in time_limit.cases, or "none".
half-a-time = A number without its unit, or the other way round.
half-a-time-instead = Write both value and unit, or null for both.
time-not-in-packs = A pack cannot hold this time.
step-order = The steps are not numbered one after the other.
step-order-instead = This is step { $wanted }.

## Contradictions in a source

odd-time-unknown = not found
odd-code-short = The code "{ $code }" is in its short form; the full form has .000.00.00. and the province behind it.
odd-code-differs = The code "{ $code }" does not begin with the national code { $national }.
odd-whole-in-each = { $place }: every step shows { $total }, which is the limit of the whole; these are not times of steps.
odd-sum = { $place }: the total is stated as { $total }, but the steps add up to { $summed }.
odd-sum-over-limit = { $place }: the steps add up to { $summed }, more than the limit of { $limit }.
odd-units = { $place }: the total is stated as { $total }, the steps as { $steps }; working days and plain days cannot be added.
odd-units-in-steps = { $place }: the steps mix working days and plain days ({ $steps }).
odd-limit-elsewhere = { $place }: the total is stated as { $total }, which is none of the procedure's limits ({ $limits }).
odd-no-return = { $place }: the process has no step that returns the result.
odd-no-decision = { $place }: the process has no step that decides.
odd-fork = { $place }: parallel parts come together that never parted, or the other way round.
odd-cutoff = The limit "{ $id }" has a cut-off time but is not a same-day limit.
odd-limit-twice = One condition has two limits: { $first } and { $second }.
odd-group-not-required = No paper of the group "{ $group }" is required.
odd-group-of-one = The group "{ $group }" has one paper only: nothing stands for anything else.
odd-fee-twice = One fee has two amounts: { $name }.
odd-not-interagency = One agency is said to handle it, but step { $step } is another's ({ $agency }).
odd-source-missing = The group "{ $group }" is said to be read in a source, but none is named.

## Files written by the import

file-imported = Written by motcua pack import. To keep changes made by hand, delete this line: a file without it is left alone.
file-procedure = Procedure { $code }: { $name }.
file-unknown-word = "unknown" means not found in a source, never "none".
file-of-day = { "of " }
file-decision-unknown = The decision of the chairman of { $place } that publishes the procedure and approves its internal process was not found.
file-decision-read = The source says: { $decision }.
file-online-elsewhere = The source does not give the online level in { $place }, only that of another place: { $scope }.
file-online-unknown = The source does not give the online level in { $place }.
file-supplement = The time the applicant takes to supplement does not count. Decree 61/2018, Article 19.4 restarts the count when an examined file is not eligible: choose 'restart' where the province applies that.
file-results = Results, conditions
file-limits = Time limits
file-limit-elsewhere = The limit that applies in { $place } was not found; the source only gives that of { $scope }: { $time }.
file-limit-parts = The source gives limits of parts only, none for the whole procedure.
file-limit-unknown = The source knows this case but gives no time for it.
file-limit-basis = The source gives the limit but names no article.
file-roles = Roles
file-documents = Documents
file-document-basis = The source lists the paper but names no article.
file-fees = Charges and fees
file-amount-unknown = The amount was not found; the text that sets it: { $text }.
file-no-text = not named in the source
file-fee-basis = The source gives the fee but names no text.
file-fee-basis-text = The source only says "{ $text }".
file-contradiction = The source contradicts itself, to be confirmed by the province: { $what }
file-laws = Legal bases
file-sources = How far each group of facts can be relied on, and the sources
basis-supplement = 766/QĐ-TTg
basis-desk = 61/2018/NĐ-CP, Article 17, 20
basis-officer = 61/2018/NĐ-CP, Article 19
agencies-sources = Sources
role-desk = Receiving and returning officer
role-officer = Handling officer
role-leader = Head of the deciding agency
role-leader-basis = The source says who decides but names no article.
role-leader-words = leader, chair, director, head
role-desk-words = receiv, return, clerk
steps-head = Step table of procedure { $code }.
steps-sample = SAMPLE PROCESS, NOT APPROVED: not the internal process approved by the provincial chairman (01/2018/TT-VPCP, Article 8).
steps-sample-note = Sample process, not approved. After a source of another place or a general text: { $place }.
steps-approved = Internal process approved by the provincial chairman.
steps-approved-note = By the province's decision.
steps-general = SAMPLE PROCESS, NOT APPROVED: no source gives an internal process; four general steps without times.
steps-general-note = Sample process, not approved. No source gives an internal process: these are the four general steps of Decree 61/2018, without times.
steps-general-receive = Check and receive the file, issue the receipt with the return date
steps-general-process = Examine the file and propose the result
steps-general-decide = Consider and sign the result
steps-general-return = Hand over the result

## Report of an import

report-title = Report of the import of procedures
report-about = { $procedures } procedures were imported. In { $found } places the sources contradict themselves; the import keeps them as they are and says so here and in the notes of each procedure, and repairs nothing.
report-sort = Sort
report-count = Places
report-contradictions = Contradictions
report-procedures = The procedures
report-code = Code
report-name = Name
report-received-at = Filed on level
report-limit = Usual limit
report-steps = Steps after
report-unknown = unknown
report-no-steps = four general steps
report-kept = { " (written by hand, kept)" }

## Agencies, administrative units

committee-name = { $unit } People's Committee
committee-desk = One-stop desk, { $unit }
committee-unit = { $unit } of { $above }
committee-ended = Ended by { $resolution }.
committee-renamed = Called { $name } afterwards, by { $resolution }.
org-districts = number of districts
org-communes = number of commune-level units ({ $when })
org-kind = number of units of kind { $kind } ({ $when })
org-count = The source states { $stated } as { $what }; there are { $there }.
org-change = Unit { $code }: the changes of 1 January 2025 and the list of units say different things.
org-agency-missing = The pack has no agency { $id }.
org-differs = { $what }: the pack says "{ $ours }", the source says "{ $theirs }".
report-organisation = Organisation
report-organisation-same = The agencies and administrative units of the source are those of the pack.

## Papers

paper-unknown = No paper is called { $name }.
paper-unknown-near = Did you mean { $near }? Papers whose template can be replaced: { $known }.
paper-unknown-instead = Papers whose template can be replaced: { $known }.
paper-broken = This template does not print: { $said }.
paper-bare = This template does not print when data is missing that a real case may lack: { $said }.
paper-bare-instead = Ask for what may be missing with d.at("key", default: none), and print it only where it is given: #if given(…) [ … ].
paper-keys = The data of this paper has: { $keys }.
paper-variable = Look at the spelling; what official.typ offers is listed in docs/papers.md.
paper-files = A template reads /data.json, /official.typ and, where the case has a code, /qr.svg, and nothing else; write the name in plain quotes.
paper-alt = Every picture needs words in its place: image("/qr.svg", alt: "…").
paper-title = Begin the template with #show: official.with(title: "…"), so that the paper has a title.
paper-endless = Take out the loop that never ends: a paper is printed in less than a second.
paper-unclosed = Close the bracket or quote that is opened here; motcua pack paper { $name } prints the carried template for comparison.
paper-type = What is given here is of the wrong kind: measures are written with their unit (12pt, 3mm), texts in double quotes, content in square brackets; motcua pack paper { $name } prints the carried template for comparison.
paper-mend = Mend this place; the command motcua pack paper { $name } prints the template that is carried, to compare.
