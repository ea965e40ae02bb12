# Words that stand on many pages.

skip = Skip to the page
leave = Leave
sign-out = Sign out
back-to-with = Back to you and { $other }
save = Save
beside = (opens beside this page)
to-start = To the start page

sees-label = Who will see this:
sees-me = in Candor, only you.
sees-both = you and { $other }.

when-today = today, { $clock }
when-tomorrow = tomorrow, { $clock }
leave-limits = You stay signed in. Someone who takes this device after you can go back and read your pages. To be safer, sign out first. What you had not kept or sent on that page is lost.
box-room-line = There is room for about 50 words.
no-answer-short = no answer
starters = If a start helps:
box-room = There is room for about 1,000 words.
box-left = Room for {"{"}n{"}"} more letters.
box-over = {"{"}n{"}"} letters too many. Nothing is cut off; please shorten it.

please-check = Please check:
one-thing = One thing before we go on
