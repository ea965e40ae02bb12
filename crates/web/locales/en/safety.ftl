# Safety and help outside the practice.
#
# The safety block stands inside the page that leads to it, so that opening it makes no request. Each sentence has to be
# literally true on the page that shows it. Reading age about 11. Nothing exclaims.

## Ways in

safety-open = Is it about safety?
help-open = Need help now?
help-open-long = Help outside this practice

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

## Help page

help-title = Help outside this practice
help-title-country = Help outside this practice: { $country }
help-lead = People and offices outside this practice.
help-trace = Nobody in this practice gets a message that you opened this page. Your phone, and your phone bill, may keep a trace.
help-danger = In danger now?
help-emergency = Call { $number }.
help-emergency-also = Or { $numbers }.
help-emergency-text = If you can't speak, text { $number }.
help-talk-title = Someone to talk to
help-complain-title = Complain about a therapist
help-complain-lead = You may ask how it works before you decide anything. Some of them want you to speak to the practice first. If you can't or don't want to, say so and ask what else there is.
help-call = Call { $number }
help-text = Text { $number }
help-text-say = Text { $word } to { $number }
help-whatsapp = WhatsApp { $number }
help-website = Website
help-hours = Open: { $hours }
help-hours-unknown = We don't know when it is open.
help-checked = Compared with public pages on { $date }.
help-not-checked = Not all of this could be compared. Look here first:
help-not-compared = Not all of this could be compared.
help-numbers-change = Numbers change. If one doesn't answer, try another.
help-no-country = We don't know which country you are in. These pages find help near you.
help-countries = Other countries
help-elsewhere = Elsewhere

help-for-anyone-in-distress = For anyone who feels bad or can't cope
help-for-thoughts-of-suicide = For thoughts of suicide
help-for-sexual-violence = For sexual violence
help-for-domestic-abuse = For violence or control at home
help-for-sexual-violence-or-domestic-abuse = For sexual violence, and for violence or control at home
help-for-violence-against-women = For women who meet violence or threats
help-for-victims-of-crime = For anyone harmed by a crime
help-what-regulator = Watches over the profession
help-what-professional-body = The therapists' own association
help-what-ombudsman = An independent office for complaints
help-what-advocate = Helps you find out what you can do

## Candor is not an emergency service

help-not-emergency = Candor is not an emergency service.
help-not-live = Nobody reads this live.
help-not-live-long = Nobody reads this live. { $therapist } may see what you send only days later.
help-not-live-therapist = This system cannot tell whether something is urgent.
help-not-measured = Nothing here judges how safe you are. You know that best.

# Every message with its arguments, in the order of the file.
#
#   safety-open
#   help-open
#   help-open-long
#   safety-title
#   safety-trace: $therapist
#   safety-responsibility
#   safety-emergency: $number
#   safety-emergency-text: $number
#   safety-emergency-elsewhere: $number
#   safety-choose
#   safety-talk-outside
#   safety-see-options
#   safety-keep-copy
#   safety-stop-contact-sees: $therapist
#   safety-not-in-danger: $therapist
#   safety-back
#   safety-afraid-of-reaction: $therapist
#   safety-options-title
#   safety-options-lead
#   safety-option-nothing
#   safety-option-nothing-text
#   safety-option-write
#   safety-option-write-text
#   safety-option-outside
#   safety-option-outside-text
#   safety-option-another
#   safety-option-another-text
#   safety-option-complain
#   safety-option-complain-text
#   safety-option-police
#   safety-option-police-text
#   safety-option-end
#   safety-option-end-text
#   safety-option-stop
#   safety-option-stop-text: $therapist
#   safety-copy-title
#   safety-copy-label
#   safety-copy-hint
#   safety-copy-who: $therapist
#   safety-copy-host-is-reader
#   safety-copy-host: $host
#   safety-copy-host-is-therapist: $therapist
#   safety-copy-court
#   safety-copy-save
#   safety-copy-saved
#   safety-stop-title
#   safety-stop-sees: $therapist
#   safety-stop-under-way
#   safety-stop-stays: $therapist
#   safety-stop-not-outside
#   safety-stop-final
#   safety-stop-sure
#   safety-stop-confirm
#   safety-stop-cancel
#   safety-stop-done: $therapist
#   safety-concerns-legend
#   safety-concerns-private: $therapist
#   safety-concerns-never-sent: $therapist
#   safety-concerns-outside-first
#   safety-concern-sexual
#   safety-concern-threats
#   safety-concern-coercion
#   safety-concern-retaliation
#   safety-concern-afraid-of-harm
#   safety-concern-money
#   safety-concern-favours
#   safety-concern-confidentiality
#   safety-concern-discrimination
#   safety-concern-intoxication
#   safety-never-sent-title: $therapist
#   safety-never-sent: $therapist
#   safety-never-sent-words
#   safety-never-sent-keep
#   safety-never-sent-leave
#   safety-outside-first-title
#   safety-outside-first-lead: $therapist
#   safety-outside-first-money
#   safety-outside-first-favours
#   safety-outside-first-confidentiality
#   safety-outside-first-discrimination
#   safety-outside-first-intoxication
#   safety-outside-first-choose
#   safety-outside-first-outside
#   safety-outside-first-keep
#   safety-outside-first-say: $therapist
#   help-title
#   help-title-country: $country
#   help-lead
#   help-trace
#   help-danger
#   help-emergency: $number
#   help-emergency-also: $numbers
#   help-emergency-text: $number
#   help-talk-title
#   help-complain-title
#   help-complain-lead
#   help-call: $number
#   help-text: $number
#   help-text-say: $number, $word
#   help-whatsapp: $number
#   help-website
#   help-hours: $hours
#   help-hours-unknown
#   help-checked: $date
#   help-not-checked
#   help-not-compared
#   help-numbers-change
#   help-no-country
#   help-countries
#   help-elsewhere
#   help-for-anyone-in-distress
#   help-for-thoughts-of-suicide
#   help-for-sexual-violence
#   help-for-domestic-abuse
#   help-for-sexual-violence-or-domestic-abuse
#   help-for-violence-against-women
#   help-for-victims-of-crime
#   help-what-regulator
#   help-what-professional-body
#   help-what-ombudsman
#   help-what-advocate
#   help-not-emergency
#   help-not-live
#   help-not-live-long: $therapist
#   help-not-live-therapist
#   help-not-measured
#
# $therapist: the therapist's name as the client sees it. $host: the person or practice that runs the server.
# $number, $numbers, $word, $hours, $country: from content/help/<country>.toml. $date: a date in the reader's own form.
