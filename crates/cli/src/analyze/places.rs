//! Output places of `candor analyze`: each result in a place of its own.

use std::path::{Path, PathBuf};

use crate::analyze::flags::Args;
use crate::outfile::{self, folder};
use crate::sentence::Sentence;

/// Refuses two results in one place, which would be one, and what would come on standard output beside the summary or the results.
pub(crate) fn are_different(args: &Args) -> Result<(), Sentence> {
    let dash = Path::new("-");
    for (option, to) in [("--html", &args.html), ("--save-prior", &args.save_prior)] {
        if to.as_deref() == Some(dash) {
            return Err(format!(
                "{option} -: standard output is for the summary, or for the results; say a file"
            ));
        }
    }
    let mut places = Vec::new();
    let all = [&args.out, &args.html, &args.save_prior];
    for to in all.into_iter().flatten().filter(|to| *to != dash) {
        let place = outfile::place(to);
        if places.contains(&place) {
            return Err(format!("{} is asked for twice", to.display()));
        }
        places.push(place);
    }
    Ok(())
}

/// The folder for temporary files: beside the results, where there is room for these as well.
pub(crate) fn temporary(args: &Args) -> Option<PathBuf> {
    let beside = args.out.as_ref().or(args.html.as_ref());
    let beside = beside.filter(|path| *path != Path::new("-"));
    beside.map(|path| folder(path).to_owned())
}
