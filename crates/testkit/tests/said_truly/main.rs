//! What a page says is so, and nothing that someone wrote is lost on the way: sentences beside what they speak of.

mod choices;
mod nothing_lost;
mod scene;
mod sentences;
