# Words that stand on many pages.

skip = Skip to the page
leave = Leave
account = Your sign-in
sign-out = Sign out
who-sees-what = Who sees what
back-to-with = Back to you and { $other }
save = Save
beside = (opens beside this page)
to-start = To the start page

begin-title = To begin with
begin-who = Who sees what, shown with two people who don't exist

sees-label = Who will see this:
sees-me = in Candor, only you.
sees-both = you and { $other }.

when-today = today, { $clock }
when-tomorrow = tomorrow, { $clock }

consent-title = What may be shown
consent-lead = You decide this again whenever you like. You don't have to say why.
consent-legend = { $other } may see
consent-scores = My numbers from check-ins I shared
consent-scores-why = Candor compares them with your earlier ones, and may tell { $other } that it could be good to ask you. If you take this away, nothing is compared, and the numbers no longer show, also the ones from before.
consent-words = My words in what I sent
consent-words-why = If you take this away, your words no longer show, also the ones from before. That something was said stays.
consent-scores-theirs = { $other }'s numbers from check-ins that were shared
consent-words-theirs = { $other }'s words in what was sent
consent-stays = What you chose from a list stays: a moment yes or no, a topic sent without words, where it is now, whether something happened.
consent-still = You can still change what { $other } may see:
in-force = This is in force now.
consent-limits = What { $other } has read already can't be unread.
consent-at-once = { $other } can see at once what you change here. You can change it again.
consent-may = may be shown
consent-may-not = not shown at present
consent-decides = { $other } decides this, and can change it at any time.

## The five questions of a check-in (the other choices stand in conversation.ftl).

item-accepted = I felt accepted, not judged.
item-understood = I felt understood.
item-goals = We are working towards what matters to me.
item-tasks = How we work suits me.
item-room = There was room for who I am.
item-none = no answer

## Who sees what

who-lead = There are three rooms: yours, the other person's, and one that you share. Nothing leaves your own room unless you move it.
who-played-title = Two people who don't exist
who-played-lead = Kim comes for therapy, and Lou is the therapist. Here is what each of them sees.
who-played-kim = Kim
who-played-lou = Lou
who-played-words = When you looked at the clock, I lost my thread.
who-played-sees-kim = On Kim's pages
who-played-sees-lou = On Lou's page
who-played-same = The same as before:
who-scene-met = Kim and Lou met on { $day }.
who-scene-kept = Kim fills in a check-in and keeps it.
who-scene-sent = Kim writes to Lou. It shall arrive { $when }.
who-scene-back = Kim takes it back.
who-scene-arrived = Kim sends it again. In the morning Lou looks.
who-scene-shared = Kim shares the check-in after all.
who-mine-title = Mine: your own room
who-mine = What you begin, what you keep for yourself, and every check-in until you share it. The other person can't open it in Candor, and isn't shown that anything is there.
who-mine-same = What you keep and what you never wrote look the same to the other person.
who-way-title = On its way
who-way = What you send waits until the time shown. Until it reaches the other person you can take it back. Then it never reached them. Answers in a conversation, and what you agree, show at once.
who-ours-title = Ours: the shared room
who-ours = What arrived, what was answered, what you agreed, your sessions, and the invitation at the beginning. You both see all of it. A client can take back what may be shown of their numbers and words.
who-ours-record = What is shared becomes part of the record. A court or an insurer may sometimes ask for it.
who-numbers-title = What is done with numbers
who-numbers = Candor compares the numbers a client shares with the ones they shared before. It may then tell their therapist that it could be good to ask. Nobody else is shown that. What is kept is never read for it.
who-numbers-usual = Once a therapist has twelve clients or more, Candor also learns from all their shared numbers what is usual. None of these clients is shown anything of another.
who-yours-title = Yours: the other person's own room
who-yours = The other person has a room of their own as well. You can't open it, and you aren't shown what is there.
who-host-title = Who runs this server
who-host = { $host } runs this server.
who-host-what = Whoever runs it can see when someone writes, and about how much. They could also get at what is kept here technically.
who-leave-title = What “Leave” does
who-leave = It goes to another site. Where the browser runs scripts, it empties the page first, and pressing Esc three times does the same.
leave-limits = You stay signed in. Someone who takes this device after you can go back and read your pages. To be safer, sign out first. What you had not kept or sent on that page is lost.
who-leave-history = It doesn't clear the list of pages your browser remembers. Someone who uses the same device may find that this site was opened. A private window leaves less behind.

# /style, in the demonstration only
style-title = How it looks
style-lead = Every part of a page, in every state it has.
style-colours = Colours
style-type = Type
style-buttons = Buttons and links
style-fields = Fields
style-notices = Notices
