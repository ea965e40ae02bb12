//! The module tree of a crate, as rustc builds it, with two differences: what only tests see is left out, and a file that
//! no `mod` line names belongs where it lies, because a macro may have written that line.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::{Attribute, Item, ItemUse, UseTree};

/// A module's place in [`Tree::modules`].
pub(crate) type Id = usize;

/// One module: a file, or what stands between the braces of an inline one.
pub(crate) struct Module {
    /// The file it stands in, from the folder of the sources on.
    pub(crate) file: PathBuf,
    pub(crate) parent: Option<Id>,
    pub(crate) children: BTreeMap<String, Id>,
    /// Names that `use` brings in, and the path each of them stands for.
    pub(crate) imports: BTreeMap<String, Vec<String>>,
    /// Modules of which everything is brought in.
    pub(crate) globs: Vec<Vec<String>>,
    /// What stands in it, without `use` lines, modules and tests.
    pub(crate) items: Vec<Item>,
    /// Where the files of its children lie.
    folder: PathBuf,
}

/// All modules of one crate. The first is its root.
#[derive(Default)]
pub(crate) struct Tree {
    pub(crate) modules: Vec<Module>,
    claimed: BTreeSet<PathBuf>,
}

impl Tree {
    /// Reads the crate whose root is `root`, a file in `sources`, and takes in whatever lies in `loose` and belongs below it.
    pub(crate) fn read(sources: &Path, root: &Path, loose: &[PathBuf]) -> Tree {
        let mut tree = Tree::default();
        let folder = root.parent().unwrap_or(Path::new(""));
        tree.file(sources, root, None, folder.to_owned());
        let mut waiting: Vec<&PathBuf> = loose.iter().collect();
        loop {
            let before = waiting.len();
            waiting.retain(|file| !tree.adopt(sources, file));
            if waiting.len() == before {
                break;
            }
        }
        assert!(
            waiting.is_empty(),
            "{}: no module has {waiting:?}",
            sources.display()
        );
        tree
    }

    /// The files that belong to this crate, those of tests included.
    pub(crate) fn claimed(&self) -> &BTreeSet<PathBuf> {
        &self.claimed
    }

    /// Gives a file that no `mod` line names to the module that it lies below.
    fn adopt(&mut self, sources: &Path, file: &Path) -> bool {
        if self.claimed.contains(file) {
            return true;
        }
        let (name, folder) = if file.ends_with("mod.rs") {
            let own = file.parent().expect("a module has a folder");
            (own.file_name(), own.parent())
        } else {
            (file.file_stem(), file.parent())
        };
        let (Some(name), Some(folder)) = (name, folder) else {
            return false;
        };
        let Some(parent) = self.modules.iter().position(|one| one.folder == folder) else {
            return false;
        };
        let name = name.to_string_lossy().into_owned();
        let below = folder.join(&name);
        let id = self.file(sources, file, Some(parent), below);
        self.modules[parent].children.insert(name, id);
        true
    }

    fn file(&mut self, sources: &Path, file: &Path, parent: Option<Id>, folder: PathBuf) -> Id {
        let whole = sources.join(file);
        let text = fs::read_to_string(&whole)
            .unwrap_or_else(|error| panic!("{}: {error}", whole.display()));
        let parsed =
            syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", whole.display()));
        self.claimed.insert(file.to_owned());
        if only_tests(&parsed.attrs) {
            // A module that says of itself that it is for tests.
            return self.module(sources, file, parent, folder, Vec::new());
        }
        self.module(sources, file, parent, folder, parsed.items)
    }

    fn module(
        &mut self,
        sources: &Path,
        file: &Path,
        parent: Option<Id>,
        folder: PathBuf,
        items: Vec<Item>,
    ) -> Id {
        let id = self.modules.len();
        self.modules.push(Module {
            file: file.to_owned(),
            parent,
            children: BTreeMap::new(),
            imports: BTreeMap::new(),
            globs: Vec::new(),
            items: Vec::new(),
            folder: folder.clone(),
        });
        for item in items {
            match item {
                Item::Mod(module) => {
                    let name = plain(&module.ident);
                    let tests = only_tests(&module.attrs);
                    if let Some((_, items)) = module.content {
                        if !tests {
                            let below = folder.join(&name);
                            let child = self.module(sources, file, Some(id), below, items);
                            self.modules[id].children.insert(name, child);
                        }
                    } else {
                        let named = path_attribute(&module.attrs);
                        let place = place(sources, file, &folder, &name, named.as_deref());
                        if tests {
                            self.claim_all(sources, &place);
                        } else {
                            let below = match &named {
                                Some(_) => place.parent().unwrap_or(Path::new("")).to_owned(),
                                None => folder.join(&name),
                            };
                            let child = self.file(sources, &place, Some(id), below);
                            self.modules[id].children.insert(name, child);
                        }
                    }
                }
                Item::Use(line) if !only_tests(&line.attrs) => self.bring_in(id, &line),
                Item::Use(_) => {}
                item => self.modules[id].items.push(item),
            }
        }
        id
    }

    /// The names that one `use` brings in.
    pub(crate) fn bring_in(&mut self, id: Id, line: &ItemUse) {
        // `use ::name` is never one of ours.
        if line.leading_colon.is_some() {
            return;
        }
        flatten(&line.tree, &mut Vec::new(), &mut |name, path| {
            let module = &mut self.modules[id];
            match name {
                Some(name) => drop(module.imports.insert(name, path)),
                None => module.globs.push(path),
            }
        });
    }

    /// A file for tests, and all that lies below it: taken, and not looked at.
    fn claim_all(&mut self, sources: &Path, file: &Path) {
        self.claimed.insert(file.to_owned());
        let below = if file.ends_with("mod.rs") {
            file.parent().map(Path::to_owned)
        } else {
            Some(file.with_extension(""))
        };
        if let Some(below) = below {
            self.claimed.extend(rust_files(sources, &below));
        }
    }
}

/// Every path that a `use` line stands for, with the name that it gets; without one where it brings in everything.
pub(crate) fn flatten(
    tree: &UseTree,
    before: &mut Vec<String>,
    found: &mut impl FnMut(Option<String>, Vec<String>),
) {
    match tree {
        UseTree::Path(path) => {
            before.push(plain(&path.ident));
            flatten(&path.tree, before, found);
            before.pop();
        }
        UseTree::Name(name) => {
            let name = plain(&name.ident);
            if name == "self" {
                found(before.last().cloned(), before.clone());
            } else {
                found(Some(name.clone()), [&before[..], &[name]].concat());
            }
        }
        UseTree::Rename(rename) => {
            let mut path = before.clone();
            if rename.ident != "self" {
                path.push(plain(&rename.ident));
            }
            found(Some(plain(&rename.rename)), path);
        }
        UseTree::Glob(_) => found(None, before.clone()),
        UseTree::Group(group) => {
            for tree in &group.items {
                flatten(tree, before, found);
            }
        }
    }
}

/// A name without the `r#` that lets it be a keyword.
pub(crate) fn plain(ident: &syn::Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").map(str::to_owned).unwrap_or(name)
}

/// Whether something is there in tests alone.
pub(crate) fn only_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Path>()
                .is_ok_and(|path| path.is_ident("test"))
    })
}

fn path_attribute(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| {
        let value = &attribute.meta.require_name_value().ok()?.value;
        if !attribute.path().is_ident("path") {
            return None;
        }
        let syn::Expr::Lit(literal) = value else {
            return None;
        };
        let syn::Lit::Str(text) = &literal.lit else {
            return None;
        };
        Some(text.value())
    })
}

/// The file of a module that `file` declares.
fn place(sources: &Path, file: &Path, folder: &Path, name: &str, named: Option<&str>) -> PathBuf {
    match named {
        Some(named) => straight(&file.parent().unwrap_or(Path::new("")).join(named)),
        None => {
            let flat = folder.join(format!("{name}.rs"));
            if sources.join(&flat).is_file() {
                flat
            } else {
                folder.join(name).join("mod.rs")
            }
        }
    }
}

/// Without `..` in the middle.
fn straight(path: &Path) -> PathBuf {
    let mut straight = PathBuf::new();
    for part in path.components() {
        if part == std::path::Component::ParentDir && straight.file_name().is_some() {
            straight.pop();
        } else {
            straight.push(part);
        }
    }
    straight
}

/// Every `*.rs` below a folder of the sources, named from the sources on.
pub(crate) fn rust_files(sources: &Path, below: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![below.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(sources.join(&folder))
            .into_iter()
            .flatten()
            .flatten()
        {
            let path = folder.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
