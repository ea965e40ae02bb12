# say
