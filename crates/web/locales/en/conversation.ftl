## One line about a conversation

conversation-line-something = { $other } has something to come back to
conversation-line-about = { $other } has something to say about “{ $topic }”
conversation-line-words = { $other } has something to say
conversation-line-withdrawn = { $other } said something; the words are not shown at present
conversation-line-noticed-mine = What you noticed
conversation-line-noticed = { $other } noticed something
conversation-line-mine-something = There's something
conversation-line-mine-about = “{ $topic }”
conversation-line-mine-words = Something you said
conversation-line-mine-felt-off = Something felt off
conversation-line-mine-felt-good = Something felt good
conversation-line-mine-towards-you = A feeling towards { $other }
conversation-line-mine-not-sure = Something you're not sure about

conversation-progress-arrived-mine = It has reached { $other }.
conversation-progress-arrived-client = You needn't answer.
conversation-progress-arrived-therapist = Nothing said to it yet.
conversation-progress-acknowledged-client = { $other } has answered.
conversation-progress-acknowledged-therapist = You answered that you read it.
conversation-progress-comes-back-client = { $other } said: I'll come back to it by { $day }.
conversation-progress-comes-back-therapist = You said you'd come back to it by { $day }.
conversation-progress-answered-client = { $other } has answered in writing.
conversation-progress-answered-therapist = You answered in writing.
conversation-progress-not-now-client = You said: not now.
conversation-progress-not-now-therapist = { $other } said: not now.
conversation-progress-back = { $other } came back to it.
conversation-progress-back-mine = You came back to it.
conversation-progress-stands-client = You said: “{ $where }”.
conversation-progress-stands-therapist = { $other } said: “{ $where }”.

## The conversation's page

conversation-hard = Saying this may have been hard. It isn't a verdict on you.
conversation-only-two = Only you and { $other } can open it in Candor unless it's shared.
conversation-not-all-now = You don't need to answer it all now.
conversation-withdrawn = { $other } said something here. The words are not shown at present: { $other } decides that, and can change it at any time.
conversation-words-not-shown = The words are not shown at present.
conversation-safety-plan = Worried for { $other }'s safety? Don't rely on a message: use your safety plan.
conversation-next = Next session: { $when }
conversation-then = What followed
conversation-you = You

conversation-answer-title = A first answer
conversation-answer-sees = you and { $other }, at once. It can't be taken back.
conversation-send = Send
conversation-own-words = Write my own
conversation-own-words-label = In your own words, one line
conversation-come-back = Come back by…
conversation-come-back-lead = { $other } reads: “I'd like to think; I'll come back to it by” and the day. You can move the day later.
conversation-by = By when
conversation-come-back-send = Say so
conversation-renew = Need a little longer?
conversation-one-line = One line of yours. There is room for another once { $other } has said something again.
conversation-more-words = Say something more
conversation-write = Answer in writing
conversation-write-lead = { $other } asked for an answer in writing.
conversation-write-label = Your answer
conversation-prompts = If a start helps:
conversation-prompt-heard = What I heard
conversation-prompt-part = My part, if I can honestly own one
conversation-prompt-next = What happens next

conversation-ack-read = I've read it. Thank you for telling me. I'd like us to talk about it, if you still want to. You needn't do anything before.
conversation-ack-read-today = I've read it. Thank you for telling me. I'd like us to talk today, if you still want to. You needn't do anything before.
conversation-ack-read-day = I've read it. Thank you for telling me. I'd like us to talk on { $day }, if you still want to. You needn't do anything before.
conversation-ack-wait = I've read it. Thank you for telling me. I'll wait until you bring it up. You needn't do anything before.
conversation-ack-ask-gently = I've read it. Thank you for telling me. I'll ask you about it gently when we meet. You needn't do anything before.
conversation-ack-in-writing = I've read it. Thank you for telling me. I'll answer you in writing. You needn't do anything before.
conversation-ack-glad = I've read it. Thank you for telling me. I'm glad to know.
conversation-ack-just-know = I've read it. Thank you for telling me. You needn't do anything.
conversation-ack-come-back = I'd like to think; I'll come back to it by { $day }.

conversation-has-answered = { $other } has answered. Read now, or together when you meet?
conversation-has-answered-day = { $other } has answered. Read now, or together on { $day }?
conversation-has-answered-today = { $other } has answered. Read now, or together today?
conversation-not-now-why = You don't have to say why, and you can come back to it.
conversation-not-now = Not now
conversation-turn-not-now = Not now
conversation-turn-agreed = What was agreed
conversation-turn-happened = Did what was agreed happen?
conversation-turn-stands-mine = Where it is now, for you
conversation-turn-stands = Where it is now, for { $other }
conversation-turn-back = Back to it

conversation-agreed = What was agreed
conversation-agreed-happened = Did it happen? { $answer }
conversation-agreed-question = Did it happen? { $other } can see what you press at once. It can't be taken back. A later answer stands beside this one.
conversation-agreed-anew = Say it anew
conversation-agree = Write down what was agreed
conversation-agree-label = What you agreed, in one line
conversation-agree-send = Write it down

conversation-where = Where is this now, for you?
conversation-where-lead = Neither { $other } nor any number decides this. You can say it anew later.
conversation-where-sees = in Candor, only you, if you keep it. You and { $other }, if you show it.
conversation-where-words = If you like, add words
conversation-where-afraid = I was afraid…
conversation-where-happened = What happened…
conversation-where-saying = Saying it felt…
conversation-at-once = { $other } can see it at once. It can't be taken back.
conversation-show-at-once = If you show it, { $other } can see it at once. It can't be taken back. A later answer stands beside this one.
conversation-keep = Keep for me
conversation-show = Show { $other } exactly this
conversation-kept = Kept for you alone
conversation-kept-lead = { $other } can't open this in Candor.

conversation-answer-notice = Answer, if you like
conversation-answer-send = Answer
conversation-turn-answer = An answer
conversation-back = Come back to it
conversation-back-label = Something about it, if you like
conversation-back-help = You can leave this empty.
conversation-back-send = Come back to it
conversation-over-ended = This has ended, so nothing more is said here. What stands here stays readable for you both.
conversation-card = A card for when you meet
conversation-card-lead = Large letters, for the table between you. None of the words written here are on it.

conversation-card-title = Something between us
conversation-card-help = What helps
conversation-card-note = You can stop at any point. Nobody has to win this.
conversation-card-back = Back to the conversation
conversation-card-print = It prints on one page.
