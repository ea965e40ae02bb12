## The end

ending-title = End this here
ending-sure = End this here now?
ending-sees = { $other } will see that this has ended.
ending-say-it = { $other } reads this when next opening Candor. Say it yourself first.
ending-nothing-more = Nothing more goes from one of you to the other here. Anything of yours that is still on its way comes back to you.
ending-stays = What you and { $other } both see now stays readable for you both.
ending-own = What you keep in your own room stays yours, and you can still read it.
ending-outside = This ends it in Candor. It does not call off sessions you have arranged.
ending-final = You can't undo this here.
ending-no-reason = You don't have to give a reason.
ending-go-on = Go on
ending-do = End this with { $other }
ending-no = No, go back
