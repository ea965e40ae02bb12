members-lead = Who belongs to the practice. Nobody sees other people's clients here.
members-administrator = administrator
members-invite = Invite a member
members-invite-why = A member can invite clients.
members-sees = administrators of the practice.
members-do = Make the link
