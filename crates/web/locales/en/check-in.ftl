# The client's check-in after a session.

check-in-title-today = How was it with { $other } today?
check-in-title = How was it with { $other } on { $day }?
check-in-lead = Five short questions, then three more if you like. About a minute. Skip any.
check-in-how = { $other } sees nothing until the last page. There you choose: share or keep. If you keep them, it looks as if you hadn't filled them in.
check-in-sees = in Candor, only you, until you choose on the last page.
check-in-not-a-test = These questions are Candor's own. They are not a test, and nobody is graded by them.
check-in-step = Question { $number } of 5
check-in-step-more = If you like: { $number } of 3 more
check-in-scale-low = not at all
check-in-scale-high = completely
check-in-scale-none = No answer

check-in-direct = Was there a moment that didn't sit right?
check-in-better = What would have made it a little better?
check-in-better-help = One line is enough. You can leave it empty.
check-in-rest = The last of it
check-in-agreed = Did what was agreed happen?
check-in-agreed-this = Agreed: “{ $words }”. Did it happen?
check-in-private = Only for you
check-in-private-sees = in Candor, only you. It isn't part of what { $other } gets, whatever you choose on the last page.
check-in-held-back = I held something back
check-in-held-back-why = Many people do. You don't have to say what, now or later.

check-in-next = Next
check-in-skip = Skip
check-in-back = Back
check-in-all = All on one page
check-in-one = One question a page
check-in-look = Go on
check-in-begun = You began this earlier. Go to the last page

check-in-last-title = Share it, or keep it?
check-in-kept-title = You kept this check-in
check-in-kept = It is in your own room. To { $other } it looks as if you hadn't filled it in.
check-in-nothing = Nothing is filled in yet.
check-in-exactly = Exactly this is what { $other } gets, if you share it
check-in-compared = Candor compares the numbers you share with your earlier ones. It may then tell { $other } that it could be good to ask you. Only { $other } sees that.
check-in-filled-in = What you filled in
check-in-held-back-kept = That you held something back stays with you. { $other } doesn't get it.
check-in-not-allowed-scores = At present { $other } may not see your numbers.
check-in-not-allowed-words = At present { $other } may not see your words.
check-in-not-allowed = So this can't be shared as it is. You can change that under:
check-in-last-sees = { $other }, if you share it, once { $other } has given or passed a view of that session. Until it reaches { $other } you can take it back.
check-in-share = Share with { $other }
check-in-keep = Keep it for me
check-in-if-kept = If you keep them, it looks as if you hadn't filled them in.
check-in-more-to-say = If there is more you'd like to say:

check-in-way-title = Your check-in is on its way
check-in-arrived-title = Your check-in
check-in-arrived = It has reached { $other }.
check-in-you-sent = What you shared
check-in-view = How { $other } saw it
check-in-view-none = { $other } has shown nothing here.
check-in-view-between = How was it between us? 0 to 10
check-in-underway = Your check-in on { $day }
check-in-underway-when = { $other } can look back on each session, and is asked to for a week after the latest. It waits until { $other } has given a view of that session, or passed. Until it reaches { $other } you can take it back.
check-in-view-underway = Your view of { $day }
check-in-view-underway-when = { $other } sees it only after sending you a check-in on that session. Until then you can take it back.
