# "Something about us", its preview, and the therapist's "I noticed…".

say-title = Something about us
say-lead = Something that didn't sit right, something good, or a feeling. You needn't be sure, fair, or find the right words.
say-over = This has ended, so nothing more goes to { $other }. You can still write for yourself.
say-sees = in Candor, only you. Nothing is sent from this page.

say-feeling = What kind of thing is it?
say-feeling-felt-off = Something didn't sit right
say-feeling-felt-good = Something felt good
say-towards-other = A feeling towards { $other }: anger, closeness, attraction, missing { $other }…
say-feeling-not-sure = Not sure

say-level = How far today?
say-level-just-for-me = Just for me
say-level-something = Say there's something
say-level-about = Say what it's about
say-level-say = Say it
say-why-just-for-me = I write it down. { $other } isn't shown that anything exists.
say-why-something = { $other } reads: “{ $sentence }” (or: “{ $or }”) No writing needed.
say-why-about = { $other } reads that there is something, and the one topic I pick. None of my own words.
say-why-say = I see exactly what { $other } will read first.
say-not-sure = Not sure? Start with “Just for me”.
say-nothing-sent = Nothing is sent from this page. What you send later arrives { $when }; you can take it back until it reaches { $other }.
say-words-not-shown = At present { $other } may not see your words, so they can't be sent.

say-please = How may { $other } come to it?
say-please-help = This goes with “Say there's something” and “Say what it's about”. If you choose nothing, it says: please wait.
say-please-wait = Please wait until I bring it up.
say-please-ask-gently = Please ask me gently.

say-topic = What it's about
say-topic-help = Needed only for “Say what it's about”.
say-topic-none = No topic

say-words = In your words
say-words-enough = One sentence is enough.
say-words-help = These words are sent only with “Say it”.
say-start-said = When you said…
say-start-felt = I felt…
say-start-liked = I would have liked…

say-more = Add more, if you like
say-go-on = Go on
say-save = Finish later
say-discard = Throw this away
say-discard-sure = What you wrote on this page is then gone, and so is what you saved of it earlier with “Finish later”. What you kept for yourself stays.
say-discard-now = Throw it away for good
say-save-help = “Finish later” keeps the page for you as it is. { $other } isn't shown that you began.
say-error-level = Choose how far today
say-error-topic = Pick a topic, or choose another way under “How far today?”
say-error-words = Write a few words, or choose another way under “How far today?”
say-error-nothing = There is nothing to keep yet. Write a few words, or choose what kind of thing it is.

say-preview-title = Look once more
say-preview-exactly = Exactly this is what { $other } reads
say-preview-unsent = What you wrote besides isn't sent. It will be kept in your own room when you send. { $other } isn't shown that it exists.
say-preview-record = What you send becomes part of what you both keep. A court or an insurer may sometimes ask for it.
say-preview-drawn-open = Once { $other } has it, the line that you both see has a gap for it.
say-preview-drawn-good = Once { $other } has it, the line that you both see has a dot of gold for it.
say-preview-drawn-place = Its place in the line goes by the time you choose here. You can take it off the line again.
say-preview-sees = { $other }, from the time you choose here. Until it reaches { $other } you can take it back.
say-delivery-morning = On { $other }'s next working morning, { $next }
say-delivery-now = As soon as { $other } looks
say-delivery-at = At another time
say-preview-time = The other time
say-preview-time-help = Only for “At another time”: up to a year ahead. A time that has passed means as soon as { $other } looks.
say-preview-error-empty = Write the time, or choose another way under “When it arrives”. Nothing was sent.
say-preview-error-both = You wrote a time. Choose “At another time”, or empty it. Nothing was sent.
say-preview-not-allowed = You can keep them, say less, or change what may be shown and then try again.
say-preview-send = Send
say-preview-change = Change

say-notice-title = Open something yourself
say-notice-lead = You noticed something, or think you got something wrong. { $other } may answer, or say: not now.
say-notice-sees = { $other }, when { $other } next comes here. Until then you can take it back.
say-notice-words = What you would like to say
say-notice-help = Your own part first. Why the other felt or did something can stay open.
say-notice-start-noticed = I noticed…
say-notice-start-wrong = I think I got that wrong…
say-notice-send = Send it to { $other }
