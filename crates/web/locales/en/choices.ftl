## The five questions of a check-in (the other choices stand in conversation.ftl).

item-accepted = I felt accepted, not judged.
item-understood = I felt understood.
item-goals = We are working towards what matters to me.
item-tasks = How we work suits me.
item-room = There was room for who I am.
item-none = no answer
# One conversation: from what was said to where it is now.

## Choices of a moment: the client speaks, the therapist is "you"

feeling-felt-off = Felt off
feeling-felt-good = Felt good
feeling-towards-you = A feeling towards you (anger, closeness, attraction, missing you…)
feeling-not-sure = Not sure

topic-interpretation = Something that was said about me, or how it was explained
topic-passed-over = Something I lived through was passed over or handled badly
topic-who-i-am = Who I am
topic-how-we-work = Pace, goals, how we work
topic-arrangements = Time, fee, arrangements
topic-boundary = A boundary
topic-judged = Being judged, or wanting to be liked
topic-else = Something else

effect-trust = I trust less
effect-dread = I dread sessions
effect-holding-back = I hold back
effect-avoiding = There is a topic I avoid
effect-stopping = I think of stopping

handling-in-session = Talk with me about it in the session
handling-in-writing = Answer me in writing
handling-just-know = Just know it

# Exactly what the therapist reads.
please-wait = There's something I'd like to come back to. Please wait until I bring it up.
please-ask-gently = There's something I'd like to come back to. Please ask me gently.

where-settled = Settled for me
where-partly = Partly
where-differently = We see it differently, and I can live with that
where-not-okay = Not okay
where-elsewhere = I'm taking it elsewhere
where-another-time = Ask me another time

happened-yes = Yes
happened-partly = Partly
happened-not-yet = No, not so far
happened-no-longer-matters = It no longer matters

## Other choices

direct-no = No
direct-a-little = A little
direct-yes = Yes
direct-rather-not-say = Rather not say

holds-fee = I set the fee.
holds-records = I keep the records. You can ask to see them.
holds-diagnosis = I may give a diagnosis.
holds-reports = I may write reports to others.
holds-power-to-end = I can end the therapy. So can you, at any time.

outcome-held = took place
outcome-cancelled = called off
outcome-missed = did not take place

weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday

# Short forms of the questions, for tables.
item-short-accepted = Accepted
item-short-understood = Understood
item-short-goals = What matters
item-short-tasks = How we work
item-short-room = Room
item-short-between = Between you
item-short-direct = A moment that didn't sit right
