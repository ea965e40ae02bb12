# The shared room, sessions, the end, the therapist's day.

## The shared room

with-title = You and { $other }
with-lead = This is what you and { $other } share.
over-stopped-mine = You stopped contact here.
over-stopped = { $other } stopped contact here.
over-ended-mine = You ended this here, on { $day }.
over-ended = { $other } has ended this here, on { $day }.
over-unasked = If you didn't expect it, you can talk to someone outside.
over-stays = What stands here stays readable for you both.
over-write = Write something for yourself
with-invited = { $other } has not come in yet
with-invited-why = The link works once, for two weeks. If it was lost or is too old, make a fresh one. The first link that is used ends the others.
with-invited-email = { $other }'s e-mail address
with-invited-again = Make a fresh link
with-say = Something about us
with-notice = I noticed…
with-lines = What { $other } wants you to know
with-said = What was said
with-said-empty = Nothing yet. When one of you says something, it stands here.
with-agreed = What you agreed
agreed-by = Written down by { $who }, { $day }
agreed-by-you = Written down by you, { $day }
with-check-ins = Check-ins that were shared
with-check-ins-empty = None here.
with-table-client = What you shared with { $other }, 0 to 10
with-table-therapist = What { $other } shared with you, 0 to 10
with-table-session = Session
with-table-view = { $other }'s view
with-table-view-mine = Your view
with-table-help = Higher is closer to “completely”. “No answer” is only that: no answer. These five questions are Candor's own, not a tested scale.
with-view-none = nothing shown
with-better-withheld = { $other }'s words are not shown at present.
with-better = What would have made it a little better, { $day }
with-more = More
with-invitation = The invitation
with-own = Your own room
no-answer-short = no answer

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

## The end

end-title = End this here
end-sure = End this here now?
end-sees = { $other } will see that this has ended.
end-say-it = { $other } reads this when next opening Candor. Say it yourself first.
end-nothing-more = Nothing more goes from one of you to the other here. Anything of yours that is still on its way comes back to you.
end-stays = What you and { $other } both see now stays readable for you both.
end-own = What you keep in your own room stays yours, and you can still read it.
end-outside = This ends it in Candor. It does not call off sessions you have arranged.
end-final = You can't undo this here.
end-no-reason = You don't have to give a reason.
end-go-on = Go on
end-do = End this with { $other }
end-no = No, go back

## The therapist's day

day-places = Places
day-today = Today
day-members = Members
day-as-client = You as a client
day-quiet-before = Nothing needs you before { $clock }.
day-quiet = Nothing needs you today.
day-arrived = Arrived
day-words = About { $n } words; give it five quiet minutes.
day-words-long = About { $n } words; give it ten quiet minutes.
day-words-few = A few words; give it five quiet minutes.
day-no-words = Nothing to read beyond that.
day-came-back = { $other } came back to this.
day-answered-notice = { $other } answered what you noticed.
day-direct = { $other } shared that a moment didn't sit right
day-direct-a-little = { $other } shared that a moment didn't sit right, a little
day-direct-when = In the check-in on { $day }.
day-open = Open
day-later = Later today
day-later-why = What you leave for later stays here.
day-next = Next session: { $when }.
day-promised = What you said you'd do
day-promised-line = You said you'd come back to it by { $day }.
day-views = Your view first
day-views-why = Two questions, before you see anything else of that session. You can pass.
day-view = { $other }, { $when }
day-sessions = Sessions
day-sessions-none = No sessions today.
day-something-to-read = There is something to read.
day-come-back = You said you'd come back to this by { $day }: { $line }
day-still-open = Open: { $line }
day-clients = Clients
day-clients-none = Nobody yet.
day-invited = has not come in yet
day-ended = ended
day-stopped = contact stopped
day-none-planned = no session planned
day-invite = Invite a client
