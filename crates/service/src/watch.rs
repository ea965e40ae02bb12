//! How watchful a practice is: how many false alarms it accepts for what is noticed.

use alliance::noticing::Watch;

use crate::failure::Failure;
use crate::may::{Action, only};
use crate::service::Service;
use crate::visitor::Visitor;

/// The setting's name. It is asked of the archive each time, so that a choice holds from the next check-in on, in every process that
/// serves the practice.
const KEY: &str = "watch";

impl Service {
    /// How watchful the practice is; where nobody chose, or what stands there cannot be read, the usual.
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub async fn watch(&self) -> Result<Watch, Failure> {
        let stored = self.archive.setting(KEY).await?;
        let watch = stored.and_then(|stored| serde_json::from_slice(&stored).ok());
        Ok(watch.unwrap_or_default())
    }

    /// Chooses how watchful it is. What was noticed before stays as it was noticed.
    ///
    /// # Errors
    /// [`Failure::NotFound`] for whoever is no administrator; [`Failure::Unavailable`].
    pub async fn choose_watch(&self, visitor: &Visitor, watch: Watch) -> Result<(), Failure> {
        only(visitor, Action::ChooseWatch)?;
        let stored = serde_json::to_vec(&watch).map_err(|e| Failure::Internal(e.to_string()))?;
        Ok(self.archive.put_setting(KEY, &stored).await?)
    }
}
