brief-title = Before you meet { $other }
brief-open = Still open
brief-open-none = Nothing is open between you.
brief-agreed = What you agreed, and has not been answered
brief-last = The last check-in that was shared
brief-of-ten = { $points } of 10
brief-print = To have it on paper, print this page. Names and words are on it, so mind where it lies.
