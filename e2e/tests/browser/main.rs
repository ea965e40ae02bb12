//! What holds in a real browser.

mod accessible;
mod conversation;
mod every_page;
mod fits;
mod keyboard;
mod print;
mod quiet;
