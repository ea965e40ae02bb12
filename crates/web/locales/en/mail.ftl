# Reminders by mail, and the calendar's address.

mail-subject = A reminder
mail-text = This is a reminder. What it is about stands here: { $address }
mail-urgent = This system cannot tell whether it is urgent.
mail-stop = No more reminders: { $stop }
