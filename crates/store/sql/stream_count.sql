select count(*) from stream
