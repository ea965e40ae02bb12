link-email-help = It becomes the name for signing in. No mail is sent to it, unless its owner asks for reminders.

link-title = The link for { $name }
link-once = This page shows it once. It can't be shown again, but you can make a fresh one.
link-label = Link
link-no-mail = Candor doesn't send it, so please hand it over yourself.
link-hand-over = Best in the session, or in a message that only { $name } reads. Whoever opens the link first can use it.
link-works = It works once, for two weeks.
link-go-on = Done
