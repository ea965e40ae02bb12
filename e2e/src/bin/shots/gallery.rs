//! All pictures side by side, for a person to go through: a row for each page. Knows names, and no browser.

use e2e::Shape;

/// One of the pictures that are taken of each page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Picture {
    /// How it is called above its column.
    title: &'static str,
    /// How large the window is.
    pub(crate) shape: Shape,
    /// Dark or light.
    pub(crate) dark: bool,
}

impl Picture {
    /// All of them, in the order in which they stand side by side.
    pub(crate) const ALL: [Picture; 4] = [
        Picture::of("phone, light", Shape::PHONE, false),
        Picture::of("phone, dark", Shape::PHONE, true),
        Picture::of("desk, light", Shape::DESK, false),
        Picture::of("desk, dark", Shape::DESK, true),
    ];

    const fn of(title: &'static str, shape: Shape, dark: bool) -> Picture {
        Picture { title, shape, dark }
    }

    /// Its file, seen from the folder.
    pub(crate) fn file(self, page: &str) -> String {
        let theme = if self.dark { "dark" } else { "light" };
        format!("{}-{}-{theme}.png", safe(page), self.shape.width)
    }
}

/// Pages that people print, by the last word of their name.
const PRINTED: [&str; 6] = ["with", "about", "card", "brief", "summary", "invitation"];

/// True for a page that people print. Numbers stand for ids: `client-with-1-about-2` is a page about something.
pub(crate) fn is_printed(page: &str) -> bool {
    let number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let last = page.rsplit('-').find(|word| !number(word));
    last.is_some_and(|word| PRINTED.contains(&word))
}

/// The file of a print, seen from the folder.
pub(crate) fn print_file(page: &str) -> String {
    format!("print/{}.pdf", safe(page))
}

/// A name as a file and an address can have it.
fn safe(page: &str) -> String {
    let keep = |c: char| {
        if c.is_ascii_alphanumeric() || c == '-' || c == '_' {
            c
        } else {
            '_'
        }
    };
    page.chars().map(keep).collect()
}

const HEAD: &str = r#"<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Candor, every page</title>
<meta name="viewport" content="width=device-width">
<style>
  body { margin: 0; font: 15px/1.4 system-ui, sans-serif; color: #222; background: #ddd }
  h1, p { margin: 0; padding: .6rem 1rem 0; font-size: 1rem }
  section { padding: 1rem; border-block-end: 1px solid #999 }
  h2 { position: sticky; inset-block-start: 0; margin: 0 0 .6rem; padding: .3rem 0; font-size: 1rem; background: #ddd }
  .row { display: grid; grid-template-columns: 390fr 390fr 1280fr 1280fr; gap: .6rem; align-items: start }
  figure { margin: 0 } figcaption { font-size: .8rem }
  img { display: block; inline-size: 100%; block-size: auto; background: #fff }
  h2 a { font-weight: normal; margin-inline-start: 1rem }
</style>
"#;

/// The page that shows them all.
pub(crate) fn index(pages: &[String]) -> String {
    let mut html = HEAD.to_owned();
    html.push_str(&format!("<h1>{} pages</h1>\n", pages.len()));
    html.push_str("<p>Each as far as it goes down. A picture opens in full size.</p>\n");
    for page in pages {
        let id = safe(page);
        html.push_str(&format!(
            "<section id=\"{id}\">\n<h2><a href=\"#{id}\">#</a> {}",
            escaped(page)
        ));
        if is_printed(page) {
            html.push_str(&format!(
                "<a href=\"{}\">as it prints</a>",
                print_file(page)
            ));
        }
        html.push_str("</h2>\n<div class=\"row\">\n");
        for picture in Picture::ALL {
            let (file, title) = (picture.file(page), picture.title);
            html.push_str(&format!(
                "<figure><a href=\"{file}\"><img src=\"{file}\" alt=\"{}, {title}\" loading=\"lazy\"></a>\
                 <figcaption>{title}</figcaption></figure>\n",
                escaped(page)
            ));
        }
        html.push_str("</div>\n</section>\n");
    }
    html.push_str("</html>\n");
    html
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_its_name_and_four_pictures_in_their_order() {
        let pages = ["client-home", "client-with-1"].map(str::to_owned);
        let html = index(&pages);
        assert!(html.contains("<h1>2 pages</h1>"));
        for page in &pages {
            let files = Picture::ALL.map(|picture| format!("<img src=\"{}\"", picture.file(page)));
            let found: Vec<_> = files.iter().map(|file| html.find(file)).collect();
            assert!(found.iter().all(Option::is_some), "{page}: {found:?}");
            assert!(found.is_sorted(), "{page}: {found:?}");
            assert!(html.contains(&format!("> {page}")));
        }
        assert_eq!(
            Picture::ALL.map(|picture| picture.file("x")),
            [
                "x-390-light.png",
                "x-390-dark.png",
                "x-1280-light.png",
                "x-1280-dark.png"
            ]
        );
    }

    #[test]
    fn a_name_can_neither_leave_the_folder_nor_break_the_page() {
        let page = "../a<b\"&c/d?e".to_owned();
        let picture = Picture::ALL[0].file(&page);
        assert!(!picture.contains(['/', '<', '"', '?', '&']), "{picture}");
        assert!(!picture.contains(".."), "{picture}");
        let html = index(&[page]);
        assert!(html.contains("../a&lt;b&quot;&amp;c/d?e"), "{html}");
        assert!(!html.contains("a<b"), "{html}");
    }

    #[test]
    fn what_people_print_is_known_by_the_last_word() {
        for page in [
            "client-with-1",
            "therapist-with-2-about-1",
            "client-with-1-about-3-card",
            "client-with-1-invitation",
        ] {
            assert!(is_printed(page), "{page}");
            assert!(index(&[page.to_owned()]).contains(&print_file(page)));
        }
        for page in [
            "client-home",
            "client-with-1-say",
            "client-with-1-check-in-2",
        ] {
            assert!(!is_printed(page), "{page}");
            assert!(!index(&[page.to_owned()]).contains(".pdf"));
        }
    }
}
