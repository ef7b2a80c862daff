### An agency's notes

title = Notes
intro = Notes that an agency keeps for itself. Each closes by itself after { $days } days.
written-so-far = { $count ->
    [one] 1 note written so far.
   *[other] { $count } notes written so far.
}
nothing-yet = There are no notes yet.
write = Write a note
note = Note
note-hint = At most { $max } characters.
save = Save
amend = Amend
close = Close the note
print = Print the note
written-at = Written at
state-open = Open
state-closed = Closed
erased = (erased)
happened-written = Written
happened-amended = Amended
happened-closed = Closed
readers = Who has read it
closed-title = This note is closed
closed-hint = A closed note cannot be amended. Write a new one if you need it.
not-yours-title = This note belongs to another agency
not-yours-hint = Only that agency’s own officers can write and amend it.
sample-text = Call the civil status desk back about the birth register of 1998.
