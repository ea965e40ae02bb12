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

demo-banner = This is a demonstration.
demo-banner-other = Look in as somebody else
demo-why-to-read = something arrived
demo-why-quiet-day = a quiet day
demo-why-settled = said, answered, settled
demo-why-differently = seen differently, and that is all right
demo-why-on-its-way = has sent something
demo-why-second-answer = the first answer defended, the second did not
demo-why-small-steps = small steps, one at a time
demo-why-good = good moments
demo-why-promise-kept = a promise that is kept
demo-why-promise-not-kept = a promise that was not kept
demo-why-keeps-everything = keeps everything
demo-why-always-ten = always at 10
demo-why-who-i-am = who I am
demo-why-elsewhere = takes it elsewhere
demo-why-ended = an ending
demo-why-pause = a pause of five weeks
demo-why-new = has only just come in
demo-why-check-ins-alone = says it in the check-ins alone

account-password = Another password
account-password-why = All other sign-ins of yours then end. You stay signed in here.
account-password-do = Change it
account-new-help = At least 10 characters. Several words in a row are good.
account-current-wrong = This is not your present password
account-new-wrong = The new password needs 10 to 256 characters
account-device = On this device
account-device-how-long = You stay signed in until you sign out or close the browser. It also ends after 14 days without use, and after 60 days in any case. Some browsers bring back what was open; on a device that others use, please sign out.
account-device-trace = Candor keeps one cookie in this browser, for signing in; after signing out it keeps a mark until the tab is closed. It asks the browser not to store its pages. The browser may still remember their addresses.
account-device-leave = “Leave” goes to another site. Where the browser runs scripts, it empties the page first. The browser's history may still show that you were here.
account-everywhere = Sign out everywhere
account-everywhere-why = For when you think someone else may be signed in as you.
account-everywhere-do = Sign out everywhere

members-lead = Who belongs to the practice. Nobody sees other people's clients here.
members-administrator = administrator
members-invite = Invite a member
members-invite-why = A member can invite clients.
members-sees = administrators of the practice.
members-do = Make the link
