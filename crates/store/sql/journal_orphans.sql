select count(*) from journal where not exists (select 1 from stream where stream.id = journal.stream)
