# The invitation: the therapist's letter, the client's lines, coming in.

letter-to = To { $client }
letter-holds = Where I have more say than you:
letter-handling = What I do when you say something wasn't right
letter-scope = What this is, and where its limits are

invitation-default = At some point I'll misunderstand you, miss something, or get something wrong. I'd like to know. You don't have to be sure or polite. If it's hard to say to me, start small here. Telling me won't cost you your place.
invitation-default-scope = This is a professional relationship: I am here for you, and there is no friendship, romance or business between us, now or later. I can't be reached around the clock, and this is not a place for emergencies.
invitation-default-handling = I read it on working days, and I answer that I have read it. I look at my own part first. We talk about it when we meet, if you want to.
invitation-words = Your invitation, in your own words
invitation-holds = Where you have more say; the letter says what is ticked
invitation-handling = How you handle it when someone says that something was not right
invitation-handling-help = A start to change until it is true of you. Can be left empty.
invitation-scope = What this relationship is and is not, and where its limits are
invitation-scope-help = Can be left empty.
invitation-signed = Signed on { $day }
invitation-none = No invitation has been signed yet.
invitation-anew = Change it and sign it anew
invitation-anew-why = { $other } then sees the new one in its place.
invitation-sign = Sign

lines-title = Three lines of yours
lines-lead = Each is optional. You can change or empty them later.
lines-not-allowed = At present { $other } may not see your words, so new words in these lines can't be saved. You can change that under:
lines-talk = How to talk with me
lines-please-dont = Please don't
lines-before = What went wrong with help before
lines-at-once = { $other } can see them at once. What { $other } has read can't be unread.
lines-save = Save and show { $other }
lines-skip = Not now

client-new-title = Invite a client
client-new-lead = It begins with a letter from you. Change it until it sounds like you; you sign it with your name.
client-new-not-for = Candor is for one adult client and one therapist. It is not made for children, couples, groups or court-ordered therapy.
client-new-sees = you, and whoever opens the link you get on the next page.
client-new-name = What the client is called here
client-new-name-help = A first name is enough. The client can choose another on coming in.
client-new-email = The client's e-mail address
client-new-sign = Sign and make the link
invite-email-help = It becomes the name for signing in. No mail is sent to it, unless its owner asks for reminders.

link-title = The link for { $name }
link-once = This page shows it once. It can't be shown again, but you can make a fresh one.
link-label = Link
link-no-mail = Candor doesn't send it, so please hand it over yourself.
link-hand-over = Best in the session, or in a message that only { $name } reads. Whoever opens the link first can use it.
link-works = It works once, for two weeks.
link-go-on = Done

join-title = Come in
join-member = { $inviter } invites you to { $practice }.
join-know = Before you begin
join-what = Candor is a place for you and { $therapist } to say how it is between you, at your pace.
join-own = What you keep for yourself, { $therapist } can't open in Candor.
join-host-therapist = { $therapist } also runs this server and could get at it technically.
join-host = { $host } runs this server and could get at it technically.
join-record = What you share becomes part of the record. A court or an insurer may sometimes ask for it.
join-free = You don't have to use it.
join-leave = “Leave”, at the top of each page, goes to another site.
join-in = Come in
join-address = You sign in as { $email }.
join-sees = { $therapist } sees the name. Nobody sees the password.
join-sees-member = administrators of the practice, and each client you invite, see the name. Nobody sees the password.
join-name = What you want to be called
join-name-help = It need not be your full name.
join-password = Password
join-password-help = At least 10 characters. If you already sign in here with this address, give the password you have.
join-wrong = This password doesn't fit: a new one needs 10 to 256 characters, and an address that already signs in here needs the password it has
join-do = Come in
join-gone-title = This link doesn't work
join-gone = It may have been used already, or it is too old. Whoever gave it to you can make a fresh one. If you have used it, sign in.
