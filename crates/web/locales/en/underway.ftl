underway-title = On its way
underway-title-over = What didn't go any more
underway-over = This has ended, so it goes nowhere now. Only you can open it in Candor.
underway-keep = Keep it for me
underway-take-back = Take it back
