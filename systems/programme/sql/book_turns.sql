-- How often a book was entered.
select n from day_book_turn where what = 'entered'
