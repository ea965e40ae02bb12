//! What a person picks from when they say something about the two of them.

use crate::choice::choices;

choices! {
    /// What kind of thing it is.
    Feeling {
        /// Felt off.
        FeltOff,
        /// Felt good.
        FeltGood,
        /// A feeling towards you (anger, closeness, attraction, missing you…).
        TowardsYou,
        /// Not sure.
        NotSure,
    }
}

choices! {
    /// How far today?
    Level {
        /// Just for me.
        JustForMe,
        /// Say there's something.
        Something,
        /// Say what it's about.
        About,
        /// Say it.
        Say,
    }
}

choices! {
    /// How to be approached about it.
    Please {
        /// Please wait until I bring it up.
        Wait,
        /// Please ask me gently.
        AskGently,
    }
}

choices! {
    /// What it is about.
    Topic {
        /// An interpretation.
        Interpretation,
        /// Something I lived through was passed over or handled badly.
        PassedOver,
        /// Who I am.
        WhoIAm,
        /// Pace, goals, how we work.
        HowWeWork,
        /// Time, fee, arrangements.
        Arrangements,
        /// A boundary.
        Boundary,
        /// Being judged, or wanting to be liked.
        Judged,
        /// Something else.
        Else,
    }
}

choices! {
    /// What it did.
    Effect {
        /// I trust less.
        Trust,
        /// I dread sessions.
        Dread,
        /// I hold back.
        HoldingBack,
        /// There is a topic I avoid.
        Avoiding,
        /// I think of stopping.
        Stopping,
    }
}

choices! {
    /// How I would like it handled.
    Handling {
        /// Talk with me about it in the session.
        InSession,
        /// Answer me in writing.
        InWriting,
        /// Just know it.
        JustKnow,
    }
}
