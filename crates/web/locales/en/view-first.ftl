# view-first
