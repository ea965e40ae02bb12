//! Where the lines of the results go.

use std::io::{self, Write};

/// A writer that can begin again. Only after some of a file has been read does it show that its rows have to be sorted first; what was
/// written until then is thrown away.
pub trait Results: Write {
    /// Throws away everything written so far.
    ///
    /// # Errors
    /// Where that can't be done.
    fn restart(&mut self) -> io::Result<()>;

    /// False where lines go nowhere, so that none have to be made.
    fn wants_lines(&self) -> bool {
        true
    }
}

impl Results for Vec<u8> {
    fn restart(&mut self) -> io::Result<()> {
        self.clear();
        Ok(())
    }
}

/// For callers who want the report alone.
impl Results for io::Sink {
    fn restart(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn wants_lines(&self) -> bool {
        false
    }
}
