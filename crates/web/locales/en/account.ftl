# Signing in, one's own sign-in, members.

sign-in-title = Sign in
sign-in-do = Sign in
sign-in-errors = One thing before we go on
sign-in-wrong = This address and this password don't fit together
sign-in-lost = Can't get in? Whoever runs this server can set a new password for you.
sign-in-demo-title = This is a demonstration
sign-in-demo-lead = The people here are made up. Please write nothing real.
sign-in-demo-as = { $name }, { $role }
sign-in-demo-therapist = therapist
sign-in-demo-client = client
sign-in-demo-administrator = administrator

account-password = Another password
account-password-why = All other sign-ins of yours then end. You stay signed in here.
account-password-do = Change it
account-new-help = At least 10 characters. Several words in a row are good.
account-current-wrong = This is not your present password
account-new-wrong = The new password needs 10 to 256 characters
account-device = On this device
account-device-how-long = You stay signed in until you sign out or close the browser. It also ends after 14 days without use, and after 60 days in any case. Some browsers bring back what was open; on a device that others use, please sign out.
account-device-trace = Candor keeps one cookie in this browser, for signing in; after signing out it keeps a mark until the tab is closed. It asks the browser not to store its pages. The browser may still remember their addresses.
account-device-leave = “Leave” goes to another site. Where the browser runs scripts, it empties the page first. The browser's history may still show that you were here.
account-everywhere = Sign out everywhere
account-everywhere-why = For when you think someone else may be signed in as you.
account-everywhere-do = Sign out everywhere

members-lead = Who belongs to the practice. Nobody sees other people's clients here.
members-administrator = administrator
members-invite = Invite a member
members-invite-why = A member can invite clients.
members-sees = administrators of the practice.
members-do = Make the link
