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

## What the therapist reads of a moment; also in the preview

telling-topic = What it's about
telling-kind-felt-off = Felt off
telling-kind-felt-good = Felt good
telling-kind-towards-you = A feeling towards you
telling-kind-not-sure = Not sure
telling-feeling = What kind of thing it is
telling-when = When it was
telling-did = What it did
telling-wanted = What I would have wanted
telling-handling = How I'd like it handled

## One line about a conversation

line-something = { $other } has something to come back to
line-about = { $other } has something to say about “{ $topic }”
line-words = { $other } has something to say
line-withdrawn = { $other } said something; the words are not shown at present
line-noticed-mine = What you noticed
line-noticed = { $other } noticed something
line-mine-something = There's something
line-mine-about = “{ $topic }”
line-mine-words = Something you said
line-mine-felt-off = Something felt off
line-mine-felt-good = Something felt good
line-mine-towards-you = A feeling towards { $other }
line-mine-not-sure = Something you're not sure about

progress-arrived-mine = It has reached { $other }.
progress-arrived-client = You needn't answer.
progress-arrived-therapist = Nothing said to it yet.
progress-acknowledged-client = { $other } has answered.
progress-acknowledged-therapist = You answered that you read it.
progress-comes-back-client = { $other } said: I'll come back to it by { $day }.
progress-comes-back-therapist = You said you'd come back to it by { $day }.
progress-answered-client = { $other } has answered in writing.
progress-answered-therapist = You answered in writing.
progress-not-now-client = You said: not now.
progress-not-now-therapist = { $other } said: not now.
progress-back = { $other } came back to it.
progress-back-mine = You came back to it.
progress-stands-client = You said: “{ $where }”.
progress-stands-therapist = { $other } said: “{ $where }”.

## The conversation's page

about-hard = Saying this may have been hard. It isn't a verdict on you.
about-only-two = Only you and { $other } can open it in Candor unless it's shared.
about-not-all-now = You don't need to answer it all now.
about-withdrawn = { $other } said something here. The words are not shown at present: { $other } decides that, and can change it at any time.
about-words-not-shown = The words are not shown at present.
about-safety-plan = Worried for { $other }'s safety? Don't rely on a message: use your safety plan.
about-next = Next session: { $when }
about-then = What followed
about-you = You

about-answer-title = A first answer
about-answer-sees = you and { $other }, at once. It can't be taken back.
about-send = Send
about-own-words = Write my own
about-own-words-label = In your own words, one line
about-come-back = Come back by…
about-come-back-lead = { $other } reads: “I'd like to think; I'll come back to it by” and the day. You can move the day later.
about-by = By when
about-come-back-send = Say so
about-renew = Need a little longer?
about-one-line = One line of yours. There is room for another once { $other } has said something again.
about-more-words = Say something more
about-write = Answer in writing
about-write-lead = { $other } asked for an answer in writing.
about-write-label = Your answer
about-prompts = If a start helps:
about-prompt-heard = What I heard
about-prompt-part = My part, if I can honestly own one
about-prompt-next = What happens next
box-room-line = There is room for about 50 words.

ack-read = I've read it. Thank you for telling me. I'd like us to talk about it, if you still want to. You needn't do anything before.
ack-read-today = I've read it. Thank you for telling me. I'd like us to talk today, if you still want to. You needn't do anything before.
ack-read-day = I've read it. Thank you for telling me. I'd like us to talk on { $day }, if you still want to. You needn't do anything before.
ack-wait = I've read it. Thank you for telling me. I'll wait until you bring it up. You needn't do anything before.
ack-ask-gently = I've read it. Thank you for telling me. I'll ask you about it gently when we meet. You needn't do anything before.
ack-in-writing = I've read it. Thank you for telling me. I'll answer you in writing. You needn't do anything before.
ack-glad = I've read it. Thank you for telling me. I'm glad to know.
ack-just-know = I've read it. Thank you for telling me. You needn't do anything.
ack-come-back = I'd like to think; I'll come back to it by { $day }.

about-has-answered = { $other } has answered. Read now, or together when you meet?
about-has-answered-day = { $other } has answered. Read now, or together on { $day }?
about-has-answered-today = { $other } has answered. Read now, or together today?
about-not-now-why = You don't have to say why, and you can come back to it.
about-not-now = Not now
about-turn-not-now = Not now
about-turn-agreed = What was agreed
about-turn-happened = Did what was agreed happen?
about-turn-stands-mine = Where it is now, for you
about-turn-stands = Where it is now, for { $other }
about-turn-back = Back to it

about-agreed = What was agreed
about-agreed-happened = Did it happen? { $answer }
about-agreed-question = Did it happen? { $other } can see what you press at once. It can't be taken back. A later answer stands beside this one.
about-agreed-anew = Say it anew
about-agree = Write down what was agreed
about-agree-label = What you agreed, in one line
about-agree-send = Write it down

about-where = Where is this now, for you?
about-where-lead = Neither { $other } nor any number decides this. You can say it anew later.
about-where-sees = in Candor, only you, if you keep it. You and { $other }, if you show it.
about-where-words = If you like, add words
about-where-afraid = I was afraid…
about-where-happened = What happened…
about-where-saying = Saying it felt…
about-at-once = { $other } can see it at once. It can't be taken back.
about-show-at-once = If you show it, { $other } can see it at once. It can't be taken back. A later answer stands beside this one.
about-keep = Keep for me
about-show = Show { $other } exactly this
about-kept = Kept for you alone
about-kept-lead = { $other } can't open this in Candor.

about-answer-notice = Answer, if you like
about-answer-send = Answer
about-turn-answer = An answer
about-back = Come back to it
about-back-label = Something about it, if you like
about-back-help = You can leave this empty.
about-back-send = Come back to it
about-over-ended = This has ended, so nothing more is said here. What stands here stays readable for you both.
about-card = A card for when you meet
about-card-lead = Large letters, for the table between you. None of the words written here are on it.

card-title = Something between us
card-help = What helps
card-note = You can stop at any point. Nobody has to win this.
card-back = Back to the conversation
card-print = It prints on one page.
