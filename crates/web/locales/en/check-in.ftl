# check-in
