# Put to the client alone, beside their own check-in, once.
private-prompt-sees = in Candor, only you. { $other } isn't shown that this stands here, or which button you press.
private-prompt-held-back-title = What you held back is yours
private-prompt-held-back-fine = Holding something back is fine, and many people do. You don't have to say what it was.
private-prompt-held-back-if = If you like, you can write it down just for you, or say one small part of it. You choose when.
private-prompt-held-back-well = Leave it as it is
private-prompt-held-back-something = Write something
private-prompt-always-title = Every number so far is a 10
private-prompt-always-fine = That can mean that all is well. Then there is nothing to do.
private-prompt-always-if = Some people find it hard to give less. Is there one small thing that could be a little better? You can write it down just for you, or share it.
private-prompt-always-well = All is well
private-prompt-always-something = There is something small
