# The therapist's own two answers on a session, and then both side by side.

view-first-title = { $other }, { $day }
view-first-lead = Two questions for you first, so that your view is your own. You can pass. Once given or passed, it can't be changed.
view-first-sees = in Candor, only you, unless you choose below to show it to { $other }.
view-first-between = How was it between you and { $other }?
view-first-low = far apart
view-first-high = close, working well
view-first-no-answer = No answer
view-first-direct = Was there a moment that didn't sit right?
view-first-show-legend = Showing it
view-first-show = Show { $other } these two answers
view-first-show-why = { $other } sees them only after sending a check-in on this session, and never before.
view-first-pass = Pass
view-first-passed = You passed on your own view.
view-first-nothing = Nothing is shown for this session.
view-first-both = Both views, 0 to 10
view-first-what = About
view-first-not-asked = not asked
view-first-better = What would have made it a little better
