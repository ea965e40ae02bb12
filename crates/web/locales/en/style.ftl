# /style, in the demonstration only
style-title = How it looks
style-lead = Every part of a page, in every state it has.
style-colours = Colours
style-type = Type
style-buttons = Buttons and links
style-fields = Fields
style-notices = Notices
