# "Something about us", its preview, and the therapist's "I noticed…".

moment-title = Something about us
moment-lead = Something that didn't sit right, something good, or a feeling. You needn't be sure, fair, or find the right words.
moment-over = This has ended, so nothing more goes to { $other }. You can still write for yourself.
moment-sees = in Candor, only you. Nothing is sent from this page.

moment-feeling = What kind of thing is it?
moment-feeling-felt-off = Something didn't sit right
moment-feeling-felt-good = Something felt good
moment-towards-other = A feeling towards { $other }: anger, closeness, attraction, missing { $other }…
moment-feeling-not-sure = Not sure

moment-level = How far today?
moment-level-just-for-me = Just for me
moment-level-something = Say there's something
moment-level-about = Say what it's about
moment-level-say = Say it
moment-why-just-for-me = I write it down. { $other } isn't shown that anything exists.
moment-why-something = { $other } reads: “{ $sentence }” (or: “{ $or }”) No writing needed.
moment-why-about = { $other } reads that there is something, and the one topic I pick. None of my own words.
moment-why-say = I see exactly what { $other } will read first.
moment-not-sure = Not sure? Start with “Just for me”.
moment-nothing-sent = Nothing is sent from this page. What you send later arrives { $when }; you can take it back until it reaches { $other }.
moment-words-not-shown = At present { $other } may not see your words, so they can't be sent.

moment-please = How may { $other } come to it?
moment-please-help = This goes with “Say there's something” and “Say what it's about”. If you choose nothing, it says: please wait.
moment-please-wait = Please wait until I bring it up.
moment-please-ask-gently = Please ask me gently.

moment-topic = What it's about
moment-topic-help = Needed only for “Say what it's about”.
moment-topic-none = No topic

moment-words = In your words
moment-words-enough = One sentence is enough.
moment-words-help = These words are sent only with “Say it”.
moment-start-said = When you said…
moment-start-felt = I felt…
moment-start-liked = I would have liked…

moment-more = Add more, if you like
moment-go-on = Go on
moment-save = Finish later
moment-discard = Throw this away
moment-discard-sure = What you wrote on this page is then gone, and so is what you saved of it earlier with “Finish later”. What you kept for yourself stays.
moment-discard-now = Throw it away for good
moment-save-help = “Finish later” keeps the page for you as it is. { $other } isn't shown that you began.
moment-error-level = Choose how far today
moment-error-topic = Pick a topic, or choose another way under “How far today?”
moment-error-words = Write a few words, or choose another way under “How far today?”
moment-error-nothing = There is nothing to keep yet. Write a few words, or choose what kind of thing it is.

moment-preview-title = Look once more
moment-preview-exactly = Exactly this is what { $other } reads
moment-preview-unsent = What you wrote besides isn't sent. It will be kept in your own room when you send. { $other } isn't shown that it exists.
moment-preview-record = What you send becomes part of what you both keep. A court or an insurer may sometimes ask for it.
moment-preview-drawn-open = Once { $other } has it, the line that you both see has a gap for it.
moment-preview-drawn-good = Once { $other } has it, the line that you both see has a dot of gold for it.
moment-preview-drawn-place = Its place in the line goes by the time you choose here. You can take it off the line again.
moment-preview-sees = { $other }, from the time you choose here. Until it reaches { $other } you can take it back.
moment-delivery-morning = On { $other }'s next working morning, { $next }
moment-delivery-now = As soon as { $other } looks
moment-delivery-at = At another time
moment-preview-time = The other time
moment-preview-time-help = Only for “At another time”: up to a year ahead. A time that has passed means as soon as { $other } looks.
moment-preview-error-empty = Write the time, or choose another way under “When it arrives”. Nothing was sent.
moment-preview-error-both = You wrote a time. Choose “At another time”, or empty it. Nothing was sent.
moment-preview-not-allowed = You can keep them, say less, or change what may be shown and then try again.
moment-preview-send = Send
moment-preview-change = Change

moment-notice-title = Open something yourself
moment-notice-lead = You noticed something, or think you got something wrong. { $other } may answer, or say: not now.
moment-notice-sees = { $other }, when { $other } next comes here. Until then you can take it back.
moment-notice-words = What you would like to say
moment-notice-help = Your own part first. Why the other felt or did something can stay open.
moment-notice-start-noticed = I noticed…
moment-notice-start-wrong = I think I got that wrong…
moment-notice-send = Send it to { $other }
moment-underway-when = It reaches { $other } from { $when }. Until it reaches { $other } you can take it back.
moment-noticed-underway-when = It reaches { $other } when { $other } next comes here. Until then you can take it back.
