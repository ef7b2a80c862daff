update stream set state = $3 where id = $1 and version = $2
