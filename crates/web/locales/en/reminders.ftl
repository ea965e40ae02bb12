# Reminders by mail, and the calendar's address.

mail-subject = A reminder
mail-text = This is a reminder. What it is about stands here: { $address }
mail-urgent = This system cannot tell whether it is urgent.
mail-stop = No more reminders: { $stop }

reminders-title = Reminders and calendar
reminders-lead = Both are off until you turn them on.
reminders-mail = Reminders by mail
reminders-what = A mail names nobody, and not what it is about. This is all it says:
reminders-stop-address = (an address where one press ends them)
reminders-once = One comes once a day at most, and only if something came up since the last one: something arrived, or you were answered.
reminders-session = Also when a session is over, and you have shared nothing on it.
reminders-promise = Also on the day by which you said you'd come back to something.
reminders-seen = It may be about something you know already. Whether you read something is kept nowhere.
reminders-reaches = Before one goes, what is due to you reaches you. From then on it can't be taken back.
reminders-to = They go to { $email }. Whoever reads your mail can see that they came from here.
reminders-unset = This practice sends no mail at present. What you choose here is kept until it does.
reminders-are-on = Reminders are on.
reminders-are-off = Reminders are off.
reminders-days = On these days
reminders-hour = From
reminders-hour-help = In the practice's time zone, { $zone }. A mail comes within three hours of it, or another day.
reminders-turn-on = Remind me
reminders-change = Save
reminders-turn-off = No more reminders
reminders-no-day = Choose a day at least

weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday

calendar-title = Your sessions in your calendar
calendar-what = Your calendar can read your sessions from an address that only you are given. Each one is called “Appointment”. No name is in it.
calendar-who = Whoever has the address can see when your appointments are. Many calendars keep what they read on servers of their own.
calendar-address = The address
calendar-make = Make an address
calendar-anew = Make another one
calendar-anew-why = With another one, this one leads nowhere.
calendar-end = End this address
calendar-appointment = Appointment

stop-title = No more reminders?
stop-why = One press, and no more come to this address from here. Whoever has an account can turn them on again there.
stop-do = No more reminders
stop-done-title = No more reminders
stop-done = From now on none are sent. One that is on its way may still arrive.
