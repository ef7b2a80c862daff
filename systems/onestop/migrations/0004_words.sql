-- By which words a case is found in its agency: names, numbers and telephones, folded, and the end of its code; one row a
-- case. Personal: written with the application, written again by a correction and by a rebuild, taken away with an
-- erasure. The key holds every column, so that a search reads nothing else. Cases that were filed before have no words
-- until `motcua rebuild`.
create table case_words (
  of_agency {text} not null,
  filed {time} not null,
  case_code {text} not null,
  words {text} not null,
  primary key (of_agency, filed, case_code, words)
) {keyed};
