# The invitation: the therapist's letter, the client's lines, coming in.

letter-to = To { $client }
letter-holds = Where I have more say than you:
letter-handling = What I do when you say something wasn't right
letter-scope = What this is, and where its limits are
