# The shared room, sessions, the end, the therapist's day.

## The shared room

relationship-title = You and { $other }
relationship-lead = This is what you and { $other } share.
relationship-over-stopped-mine = You stopped contact here.
relationship-over-stopped = { $other } stopped contact here.
relationship-over-ended-mine = You ended this here, on { $day }.
relationship-over-ended = { $other } has ended this here, on { $day }.
relationship-over-unasked = If you didn't expect it, you can talk to someone outside.
relationship-over-stays = What stands here stays readable for you both.
relationship-over-write = Write something for yourself
relationship-invited = { $other } has not come in yet
relationship-invited-why = The link works once, for two weeks. If it was lost or is too old, make a fresh one. The first link that is used ends the others.
relationship-invited-email = { $other }'s e-mail address
relationship-invited-again = Make a fresh link
relationship-brief = One page before you meet
relationship-begin = Put your first session down
relationship-begin-why = After a session you both can look back on it here.
relationship-say = Something about us
relationship-notice = I noticed…
relationship-lines = What { $other } wants you to know
relationship-said = What was said
relationship-said-empty = Nothing yet. When one of you says something, it stands here.
relationship-agreed = What you agreed
relationship-agreed-by = Written down by { $who }, { $day }
relationship-agreed-by-you = Written down by you, { $day }
relationship-check-ins = Check-ins that were shared
relationship-check-ins-empty = None here.
relationship-table-client = What you shared with { $other }, 0 to 10
relationship-table-therapist = What { $other } shared with you, 0 to 10
relationship-table-session = Session
relationship-table-view = { $other }'s view
relationship-table-view-mine = Your view
relationship-table-help = Higher is closer to “completely”. “No answer” is only that: no answer. These five questions are Candor's own, not a tested scale.
relationship-view-none = nothing shown
relationship-better-withheld = { $other }'s words are not shown at present.
relationship-better = What would have made it a little better, { $day }
relationship-more = More
relationship-invitation = The invitation
relationship-own = Your own room
