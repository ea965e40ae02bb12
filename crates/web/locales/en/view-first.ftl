# The therapist's own two answers on a session, and then both side by side.

view-title = { $other }, { $day }
view-lead = Two questions for you first, so that your view is your own. You can pass. Once given or passed, it can't be changed.
view-sees = in Candor, only you, unless you choose below to show it to { $other }.
view-between = How was it between you and { $other }?
view-low = far apart
view-high = close, working well
view-no-answer = No answer
view-direct = Was there a moment that didn't sit right?
view-show-legend = Showing it
view-show = Show { $other } these two answers
view-show-why = { $other } sees them only after sending a check-in on this session, and never before.
view-pass = Pass
view-passed = You passed on your own view.
view-nothing = Nothing is shown for this session.
view-both = Both views, 0 to 10
view-what = About
view-not-asked = not asked
view-better = What would have made it a little better

# Short forms of the questions, for tables.
item-short-accepted = Accepted
item-short-understood = Understood
item-short-goals = What matters
item-short-tasks = How we work
item-short-room = Room
item-short-between = Between you
item-short-direct = A moment that didn't sit right
