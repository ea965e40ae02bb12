//! What these tests share: the program, a browser over real connections, a practice with people in it, and a crowd that
//! writes without pause.

pub(crate) mod browser;
pub(crate) mod chance;
pub(crate) mod crowd;
pub(crate) mod disk;
pub(crate) mod practice;
pub(crate) mod program;
pub(crate) mod terminal;
