select n, kind, upload, at from case_document where case_id = $1 order by n
