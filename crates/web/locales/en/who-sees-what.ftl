who-sees-what = Who sees what

## Who sees what

who-sees-what-lead = There are three rooms: yours, the other person's, and one that you share. Nothing leaves your own room unless you move it.
who-sees-what-played-title = Two people who don't exist
who-sees-what-played-lead = Kim comes for therapy, and Lou is the therapist. Here is what each of them sees.
who-sees-what-played-kim = Kim
who-sees-what-played-lou = Lou
who-sees-what-played-words = When you looked at the clock, I lost my thread.
who-sees-what-played-sees-kim = On Kim's pages
who-sees-what-played-sees-lou = On Lou's page
who-sees-what-played-same = The same as before:
who-sees-what-scene-met = Kim and Lou met on { $day }.
who-sees-what-scene-kept = Kim fills in a check-in and keeps it.
who-sees-what-scene-sent = Kim writes to Lou. It shall arrive { $when }.
who-sees-what-scene-back = Kim takes it back.
who-sees-what-scene-arrived = Kim sends it again. In the morning Lou looks.
who-sees-what-scene-shared = Kim shares the check-in after all.
who-sees-what-mine-title = Mine: your own room
who-sees-what-mine = What you begin, what you keep for yourself, and every check-in until you share it. The other person can't open it in Candor, and isn't shown that anything is there.
who-sees-what-mine-same = What you keep and what you never wrote look the same to the other person.
who-sees-what-way-title = On its way
who-sees-what-way = What you send waits until the time shown. Until it reaches the other person you can take it back. Then it never reached them. Answers in a conversation, and what you agree, show at once.
who-sees-what-ours-title = Ours: the shared room
who-sees-what-ours = What arrived, what was answered, what you agreed, your sessions, and the invitation at the beginning. You both see all of it. A client can take back what may be shown of their numbers and words.
who-sees-what-ours-record = What is shared becomes part of the record. A court or an insurer may sometimes ask for it.
who-sees-what-numbers-title = What is done with numbers
who-sees-what-numbers = Candor compares the numbers a client shares with the ones they shared before. It may then tell their therapist that it could be good to ask. Nobody else is shown that. What is kept is never read for it.
who-sees-what-numbers-usual = Once a therapist has twelve clients or more, Candor also learns from all their shared numbers what is usual. None of these clients is shown anything of another.
who-sees-what-yours-title = Yours: the other person's own room
who-sees-what-yours = The other person has a room of their own as well. You can't open it, and you aren't shown what is there.
who-sees-what-host-title = Who runs this server
who-sees-what-host = { $host } runs this server.
who-sees-what-host-what = Whoever runs it can see when someone writes, and about how much. They could also get at what is kept here technically.
who-sees-what-leave-title = What “Leave” does
who-sees-what-leave = It goes to another site. Where the browser runs scripts, it empties the page first, and pressing Esc three times does the same.
who-sees-what-leave-history = It doesn't clear the list of pages your browser remembers. Someone who uses the same device may find that this site was opened. A private window leaves less behind.
