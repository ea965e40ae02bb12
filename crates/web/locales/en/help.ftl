help-open = Need help now?
help-open-long = Help outside this practice

## Help page

help-title = Help outside this practice
help-title-country = Help outside this practice: { $country }
help-lead = People and offices outside this practice.
help-trace = Nobody in this practice gets a message that you opened this page. Your phone, and your phone bill, may keep a trace.
help-danger = In danger now?
help-emergency = Call { $number }.
help-emergency-also = Or { $numbers }.
help-emergency-text = If you can't speak, text { $number }.
help-talk-title = Someone to talk to
help-complain-title = Complain about a therapist
help-complain-lead = You may ask how it works before you decide anything. Some of them want you to speak to the practice first. If you can't or don't want to, say so and ask what else there is.
help-call = Call { $number }
help-text = Text { $number }
help-text-say = Text { $word } to { $number }
help-whatsapp = WhatsApp { $number }
help-website = Website
help-hours = Open: { $hours }
help-hours-unknown = We don't know when it is open.
help-checked = Compared with public pages on { $date }.
help-not-checked = Not all of this could be compared. Look here first:
help-not-compared = Not all of this could be compared.
help-numbers-change = Numbers change. If one doesn't answer, try another.
help-no-country = We don't know which country you are in. These pages find help near you.
help-countries = Other countries
help-elsewhere = Elsewhere

help-for-anyone-in-distress = For anyone who feels bad or can't cope
help-for-thoughts-of-suicide = For thoughts of suicide
help-for-sexual-violence = For sexual violence
help-for-domestic-abuse = For violence or control at home
help-for-sexual-violence-or-domestic-abuse = For sexual violence, and for violence or control at home
help-for-violence-against-women = For women who meet violence or threats
help-for-victims-of-crime = For anyone harmed by a crime
help-what-regulator = Watches over the profession
help-what-professional-body = The therapists' own association
help-what-ombudsman = An independent office for complaints
help-what-advocate = Helps you find out what you can do

## Candor is not an emergency service

help-not-emergency = Candor is not an emergency service.
help-not-live = Nobody reads this live.
help-not-live-long = Nobody reads this live. { $therapist } may see what you send only days later.
help-not-live-therapist = This system cannot tell whether something is urgent.
help-not-measured = Nothing here judges how safe you are. You know that best.
