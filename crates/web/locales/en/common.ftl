# Words that stand on many pages.

skip = Skip to the page
leave = Leave
account = Your sign-in
sign-out = Sign out
who-sees-what = Who sees what
back-to-with = Back to you and { $other }
save = Save
to-start = To the start page

sees-label = Who will see this:
sees-me = only you.
sees-both = you and { $other }.
sees-other-from = { $other }, from { $when }. Until it reaches { $other } you can take it back.

when-today = today, { $clock }
when-tomorrow = tomorrow, { $clock }

consent-title = What may be shown
consent-lead = You decide this again whenever you like. You don't have to say why, and it changes nothing about your place in therapy.
consent-legend = { $other } may see
consent-scores = My numbers from check-ins I shared
consent-scores-why = If you take this away, the numbers no longer show, also the ones from before.
consent-words = My words in what I sent
consent-words-why = If you take this away, your words no longer show, also the ones from before. That something was said stays.
consent-limits = What { $other } has read already can't be unread.
consent-may = may be shown
consent-may-not = not shown at present
consent-decides = { $other } decides this, and can change it at any time.

## The five questions of a check-in (the other choices stand in conversation.ftl).

item-accepted = I felt accepted, not judged.
item-understood = I felt understood.
item-goals = We are working towards what matters to me.
item-tasks = How we work suits me.
item-room = There was room for who I am.
item-none = no answer
