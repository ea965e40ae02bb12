//! Made-up lines for a simulated practice: as long as people's lines are, and nobody's.

/// What would have made it a little better.
pub(super) const BETTER: &[&str] = &[
    "A little more time before we moved on.",
    "One question less at the beginning, I was not there yet.",
    "If we had come back to what I said about my sister.",
    "Fewer words for it. I had my own.",
    "That you had asked whether the exercise fits me.",
];

/// What didn't sit right.
pub(super) const SAID: &[&str] = &[
    "When I spoke about my sister you looked at the clock. I lost the thread and did not say so. I would have liked you to \
     ask.",
    "You called it a pattern before I was done. Perhaps it is one. It felt as if I had been sorted into a drawer.",
    "We talked about the fee at the very end, with my coat on. I said yes because I wanted to be out of the door.",
    "I said that it was fine. It was not. I did not want to disappoint you after all the work on that exercise.",
];

/// A first answer.
pub(super) const ANSWERED: &[&str] = &[
    "Thank you. I can see that I hurried you there.",
    "I did that. Next time I ask first.",
    "You are right about the clock. I am glad you said it.",
];
