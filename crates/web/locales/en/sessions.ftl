## Sessions

sessions-title = Sessions
sessions-lead = You and { $other } see the same list.
sessions-ahead = To come
sessions-ahead-none = None is planned here.
sessions-past = Past
sessions-past-none = None yet.
sessions-minutes = { $n } minutes
sessions-plan = Put a session down
sessions-plan-why = One to come, or one that has been: “we met”.
sessions-starts = When it begins
sessions-length = How long, in minutes
sessions-put = Put it down
sessions-held = We met
sessions-missed = It did not take place
sessions-cancel = Call it off
sessions-no-message = If you call one off, or put it right: Candor sends no message. Please tell { $other } as you usually do.
sessions-on = It is on again
sessions-say-held = We met
sessions-say-cancelled = It was called off
sessions-say-missed = It did not take place
sessions-how = How did it go?
sessions-change = Put it right
sessions-check-in = How was it?
sessions-look-back = Look back
