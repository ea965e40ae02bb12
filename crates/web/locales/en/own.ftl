# The own room, and what is on its way.

own-title = Your own room
own-lead = What you keep for yourself is here. { $other } isn't told that anything is here.
own-who = { $other } can't open your own room in Candor.
own-host-is-therapist = { $other } also runs this server and could get at it technically.
own-host = { $host } runs this server and could get at it technically.
own-host-anyone = Whoever runs this server could get at it technically.
own-empty = Nothing is kept here.
own-empty-more = When you keep something just for yourself, it stands here.
own-kept-title = Kept for you
own-kept-not-told = { $other } isn't told that this exists.
own-back = It's back with you. { $other } never saw it.
own-ticked = You ticked
own-take-up = Take this up again
own-check-in = Your check-in on { $day }
own-check-in-same = You kept it. For { $other } it looks as if you hadn't filled it in.
own-open = Open
own-stand = Where it is now, for you alone
own-copy = Your own copy
own-erase = Erase this
own-erase-lead = It is erased here at once, and nobody can bring it back here. Older copies of the whole server may hold it for some time longer.
own-erase-now = Erase it for good

way-title = On its way
way-title-over = What didn't go any more
way-over = This has ended, so it goes nowhere now. Only you can open it in Candor.
way-keep = Keep it for me
way-arrives = It reaches { $other } from { $when }. Until it reaches { $other } you can take it back.
way-noticed = It reaches { $other } when { $other } next comes here. Until then you can take it back.
way-check-in = Your check-in on { $day }
way-check-in-when = { $other } is asked for a view of every session. Once { $other } has given that view, or passed, it is there for { $other } to see. Until it reaches { $other } you can take it back.
way-view = Your view of { $day }
way-view-when = { $other } sees it only after sending you a check-in on that session. Until then you can take it back.
way-take-back = Take it back
