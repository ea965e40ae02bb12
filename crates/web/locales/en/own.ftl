# The own room, and what is on its way.

own-title = Your own room
own-lead = What you keep for yourself is here. { $other } isn't shown that anything is here.
own-who = { $other } can't open your own room in Candor.
own-host-is-other = { $other } also runs this server and could get at it technically.
own-host = { $host } runs this server and could get at it technically.
own-host-is-reader = You run this server yourself.
own-empty = Nothing is kept here.
own-empty-more = When you keep something just for yourself, it stands here.
own-empty-more-therapist = What you send and take back in time stands here.
own-kept-title = Kept for you
own-kept-not-told = { $other } isn't shown that this exists.
own-back = It's back with you. { $other } never saw it.
own-ticked = You ticked
own-take-up = Take this up again
own-check-in = Your check-in on { $day }
own-check-in-same = You kept it. For { $other } it looks as if you hadn't filled it in.
own-open = Open
own-stand = Where it is now, for you alone
own-copy = Your own copy
own-erase = Erase this
own-erase-lead = It is gone from these pages at once. Backups of the server may hold it longer, and a restored backup would bring it back.
own-erase-now = Erase it for good
