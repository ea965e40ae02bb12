//! Takes pictures of the pages: `shots FOLDER` of every page, on a phone and on a desk, light and dark, with an `index.html`
//! to go through them and the printable pages as PDF; `shots --readme FOLDER` only those that the README shows.
#![expect(
    clippy::expect_used,
    reason = "a command for whoever builds this; it may stop with a sentence"
)]

mod camera;
mod gallery;
mod readme;

use std::path::{Path, PathBuf};

use e2e::{Breadth, Browser, Script, Server, tour};
use gallery::Picture;

const USAGE: &str = "Where to? `shots FOLDER`, or `shots --readme FOLDER`";

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
struct Wish {
    folder: PathBuf,
    readme: bool,
}

impl Wish {
    fn read(arguments: impl IntoIterator<Item = String>) -> Option<Wish> {
        let (options, folders): (Vec<_>, Vec<_>) = arguments
            .into_iter()
            .partition(|argument| argument.starts_with('-'));
        let readme = match options.as_slice() {
            [] => false,
            [one] if one == "--readme" => true,
            _ => return None,
        };
        let [folder] = <[String; 1]>::try_from(folders).ok()?;
        Some(Wish {
            folder: PathBuf::from(folder),
            readme,
        })
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let Some(wish) = Wish::read(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        std::process::exit(2);
    };
    std::fs::create_dir_all(&wish.folder).expect("the folder can be made");
    let server = Server::start().await;
    let browser = Browser::open(&server, Script::On).await;
    if wish.readme {
        readme::pictures(&server, &browser, &wish.folder).await;
    } else {
        everything(&server, &browser, &wish.folder).await;
    }
}

async fn everything(server: &Server, browser: &Browser, folder: &Path) {
    let prints = folder.join("print");
    std::fs::create_dir_all(&prints).expect("the folder can be made");
    let names = tour(server, browser, Breadth::One, async |name: &str| {
        for picture in Picture::ALL {
            browser.shape(picture.shape).await;
            browser.dark(picture.dark).await;
            let whole = camera::whole(browser, picture.shape).await;
            camera::keep(&folder.join(picture.file(name)), &whole);
        }
        browser.dark(false).await;
        if gallery::is_printed(name) {
            let print = browser.print().await;
            camera::keep(&folder.join(gallery::print_file(name)), &print);
        }
    })
    .await;
    let index = folder.join("index.html");
    camera::keep(&index, gallery::index(&names).as_bytes());
    println!("{} pages: {}", names.len(), index.display());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_needed_and_no_other_option_is_known() {
        let read = |line: &str| Wish::read(line.split_whitespace().map(String::from));
        let wish = |readme| {
            Some(Wish {
                folder: "here".into(),
                readme,
            })
        };
        assert_eq!(read("here"), wish(false));
        assert_eq!(read("--readme here"), wish(true));
        assert_eq!(read("here --readme"), wish(true));
        for line in ["", "--readme", "a b", "--all here", "--readme --readme a"] {
            assert_eq!(read(line), None, "{line:?} was accepted");
        }
    }
}
