# Safety and help outside the practice.
#
# The safety block stands inside the page that leads to it, so that opening it makes no request. Each sentence has to be
# literally true on the page that shows it. Reading age about 11. Nothing exclaims.

## Ways in

safety-open = Is it about safety?

## The safety block

safety-title = You don't have to prove or name anything, or decide now.
safety-trace = Reading this sends { $therapist } nothing and saves nothing in Candor. Your phone may keep a trace.
safety-responsibility = If a therapist was sexual with you, threatened you, or punished you for complaining, that is their responsibility, even if you agreed or care about them.
safety-emergency = In danger now? Call { $number }.
safety-emergency-text = If you can't speak: send a text message to { $number }.
safety-emergency-elsewhere = In danger now? Call { $number } or your local emergency number.
safety-choose = What would help now?
safety-talk-outside = Talk to someone outside this practice
safety-see-options = See my options, including doing nothing
safety-keep-copy = Keep my own copy
safety-stop-contact-sees = Stop contact: { $therapist } sees only that
safety-not-in-danger = Not in danger, but afraid how { $therapist } will take it?
safety-back = Back to your choices
safety-afraid-of-reaction = Being afraid of how { $therapist } will take it is something else. Then the usual choices are there for you. “Just for me” is one of them.

## My options

safety-options-title = My options
safety-options-lead = You can do one of these, several, or none. You can change your mind. There is no right order.
safety-option-nothing = Do nothing for now
safety-option-nothing-text = That is a choice too. You can come back to this page on any day.
safety-option-write = Write down what happened
safety-option-write-text = What was said or done, when and where, and who else knows. Keep your own copy in a place that only you can open.
safety-option-outside = Talk to someone outside this practice
safety-option-outside-text = A helpline, a friend, an advocate. You can leave out names, yours and your therapist's.
safety-option-another = Ask another therapist or a doctor
safety-option-another-text = Someone who does not work in this practice. You can ask: is this how it should be?
safety-option-complain = Complain to the regulator or professional body
safety-option-complain-text = You don't need proof to ask how it works. Some of them send a complaint on to the therapist for an answer. Ask about that first.
safety-option-police = Go to the police, if it was a crime
safety-option-police-text = In some countries sex between a therapist and a client is a crime, even if the client agreed. A helpline can go through it with you first.
safety-option-end = End the therapy
safety-option-end-text = You may end it. You don't have to give a reason, and you don't have to say it in person.
safety-option-stop = Stop contact here
safety-option-stop-text = { $therapist } then sees that contact was stopped, and nothing else.

## Keep my own copy

safety-copy-title = Keep my own copy
safety-copy-label = What happened, in your own words
safety-copy-hint = As short as you like. A date and a few words are enough.
safety-copy-who = This goes into your own room only. { $therapist } can't open it in Candor.
safety-copy-host-is-reader = You run this server yourself.
safety-copy-host = { $host } runs this server and could get at it technically.
safety-copy-host-is-therapist = { $therapist } also runs this server and could get at it technically. If that worries you, write it down somewhere else.
safety-copy-court = A court may sometimes ask for what is kept here.
safety-copy-save = Keep it for me
safety-copy-saved = It is in your own room. Nothing was sent.

## Stop contact

safety-stop-title = Stop contact here?
safety-stop-sees = { $therapist } will see that you stopped contact here. No reason is asked for, and none is shown.
safety-stop-under-way = Anything of yours that is still on its way comes back to you first.
safety-stop-stays = What you both could see before stays where it is, for both of you. Under “What may be shown” you can still change what { $therapist } may see.
safety-stop-not-outside = This stops contact in Candor. It does not stop calls, letters, or sessions you have booked.
safety-stop-final = You can't undo this here.
safety-stop-sure = I want to stop contact here
safety-stop-confirm = Stop contact
safety-stop-cancel = No, go back
safety-stop-done = Contact is stopped. { $therapist } sees only that.

## Questions when you say something

safety-concerns-legend = Is any of this part of it?
safety-concerns-private = { $therapist } never sees what you tick here.
safety-concerns-never-sent = If you tick one of these and go on, you see help from outside instead. Nothing about it is sent to { $therapist } from here.
safety-concerns-outside-first = If you tick one of these and go on, you see help from outside first. Then you choose.
safety-concern-sexual = Sexual contact or remarks
safety-concern-threats = Threats
safety-concern-coercion = Pressure or force
safety-concern-retaliation = Punished for speaking up
safety-concern-afraid-of-harm = Afraid of what they might do to me
safety-concern-money = Money or gifts
safety-concern-favours = Asked me for favours, or gave me special treatment
safety-concern-confidentiality = Passed on what I said
safety-concern-discrimination = Treated me worse because of who I am
safety-concern-intoxication = Drunk or drugged in a session

## What is never sent

safety-never-sent-title = Nothing was sent to { $therapist }.
safety-never-sent = This is not for you to sort out with { $therapist }. So Candor doesn't send it.
safety-never-sent-words = What you wrote is still here. You can keep it just for you, or leave it.
safety-never-sent-keep = Keep it just for me
safety-never-sent-leave = Go on without keeping it

## Help from outside comes first

safety-outside-first-title = First, help from outside
safety-outside-first-lead = You can talk this over with someone outside this practice before you say anything here. Nothing was sent to { $therapist }.
safety-outside-first-money = Is there money between you and a therapist, apart from the fee? It is worth talking that over with someone else.
safety-outside-first-favours = Doing things for a therapist, or being treated as special, can make it hard to say no. It is worth talking over with someone else.
safety-outside-first-confidentiality = What you say in therapy is meant to stay there. The law has some exceptions. Someone outside can say what counts for you.
safety-outside-first-discrimination = Nobody should treat you worse because of who you are. It isn't your job to explain that to them.
safety-outside-first-intoxication = A therapist should be sober in a session. If they weren't, it isn't your job to handle it.
safety-outside-first-choose = You choose what happens next.
safety-outside-first-outside = Talk to someone outside first
safety-outside-first-keep = Keep it just for me
safety-outside-first-say = Say it to { $therapist }
