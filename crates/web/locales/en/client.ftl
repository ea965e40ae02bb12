client-new-title = Invite a client
client-new-lead = It begins with a letter from you. Change it until it sounds like you; you sign it with your name.
client-new-not-for = Candor is for one adult client and one therapist. It is not made for children, couples, groups or court-ordered therapy.
client-new-sees = you, and whoever opens the link you get on the next page.
client-new-name = What the client is called here
client-new-name-help = A first name is enough. The client can choose another on coming in.
client-new-email = The client's e-mail address
client-new-sign = Sign and make the link
