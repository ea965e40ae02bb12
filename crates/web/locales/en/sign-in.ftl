# Signing in, one's own sign-in, members.

sign-in-title = Sign in
sign-in-do = Sign in
sign-in-errors = One thing before we go on
sign-in-wrong = This address and this password don't fit together
sign-in-lost = Can't get in? Whoever runs this server can set a new password for you.
sign-in-demo-title = This is a demonstration
sign-in-demo-lead = The people here are made up. Please write nothing real. One press signs you in as somebody; you can be somebody else at any time.
sign-in-demo-instead = You are signed in as { $name }.
sign-in-demo-with = { $name } and clients
sign-in-demo-office = Who looks after the server
sign-in-demo-as = { $name }, { $role }
sign-in-demo-therapist = therapist
sign-in-demo-client = client
sign-in-demo-administrator = administrator
