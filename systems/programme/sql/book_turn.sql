-- One more book was entered.
insert into day_book_turn (what, n) values ('entered', 1)
on conflict (what) do update set n = day_book_turn.n + 1
