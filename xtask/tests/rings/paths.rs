//! What a module names: every path in it, also in macros, and the file in which what the path leads to is defined.
//!
//! To bring in a module is no use of it yet; to name something of it is. What a method is called on is not seen.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use syn::visit::{self, Visit};
use syn::{ImplItem, Item, ItemUse, Macro, Stmt, TraitItem};

use crate::templates::Templates;
use crate::tree::{Id, Tree, flatten, only_tests, plain};

/// From one file to the other, with the paths that lead there.
pub(crate) type Edges = BTreeMap<PathBuf, BTreeMap<PathBuf, BTreeSet<String>>>;

/// Where a path leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leads {
    /// To a module itself.
    Module(Id),
    /// To something that this module defines.
    Into(Id),
}

/// Which files name something of which others.
pub(crate) fn edges(tree: &mut Tree, templates: &Templates) -> Edges {
    let mut named = Vec::new();
    for id in 0..tree.modules.len() {
        let items = std::mem::take(&mut tree.modules[id].items);
        let mut reader = Reader::default();
        for item in &items {
            reader.visit_item(item);
        }
        // A `use` within a function is taken as one of its module.
        for line in &reader.uses {
            tree.bring_in(id, line);
        }
        tree.modules[id].items = items;
        named.push(reader);
    }
    let mut edges = Edges::new();
    for (id, reader) in named.iter().enumerate() {
        let mut add = |path: &[String], leads: Option<Leads>| {
            let Some(Leads::Into(to)) = leads else { return };
            let (from, to) = (&tree.modules[id].file, &tree.modules[to].file);
            if from != to {
                let paths = edges.entry(from.clone()).or_default().entry(to.clone());
                paths.or_default().insert(path.join("::"));
            }
        };
        for path in &reader.paths {
            add(path, tree.leads(id, path));
        }
        for (name, path) in &tree.modules[id].imports {
            let leads = tree.follow(id, path, &mut BTreeSet::from([(id, name.clone())]));
            // What a parent hands on from its own children, it does not use itself.
            let Some(Leads::Into(to)) = leads else {
                continue;
            };
            if !tree.is_below(to, id) || reader.words.contains(name) {
                add(path, leads);
            }
        }
        for path in &tree.modules[id].globs {
            match tree.leads(id, path) {
                Some(Leads::Module(to)) if !tree.is_below(to, id) => {
                    add(path, Some(Leads::Into(to)));
                }
                Some(Leads::Module(_)) | None => {}
                into => add(path, into),
            }
        }
        for word in &reader.words {
            let own = tree.modules[id].imports.contains_key(word);
            if !own && !tree.modules[id].globs.is_empty() {
                add(
                    std::slice::from_ref(word),
                    tree.leads(id, std::slice::from_ref(word)),
                );
            }
        }
        for path in templates.paths(&reader.templates) {
            add(&path, tree.leads(id, &path));
        }
    }
    edges
}

impl Tree {
    /// Whether `module` is below `above`.
    fn is_below(&self, module: Id, above: Id) -> bool {
        let mut here = self.modules[module].parent;
        while let Some(id) = here {
            if id == above {
                return true;
            }
            here = self.modules[id].parent;
        }
        false
    }

    fn leads(&self, from: Id, path: &[String]) -> Option<Leads> {
        self.follow(from, path, &mut BTreeSet::new())
    }

    /// Where a path leads that stands in `from`; nowhere where it leaves the crate, or names what `from` itself has.
    fn follow(&self, from: Id, path: &[String], met: &mut BTreeSet<(Id, String)>) -> Option<Leads> {
        let (head, mut rest) = path.split_first()?;
        let mut here = match head.as_str() {
            "crate" => Leads::Module(0),
            "self" => Leads::Module(from),
            "super" => Leads::Module(self.modules[from].parent?),
            name => self.within(from, name, met)?,
        };
        while let Leads::Module(id) = here {
            let Some((name, after)) = rest.split_first() else {
                break;
            };
            here = match name.as_str() {
                "super" => Leads::Module(self.modules[id].parent?),
                "self" => here,
                name => self.within(id, name, met).unwrap_or(Leads::Into(id)),
            };
            rest = after;
        }
        Some(here)
    }

    /// What a name of a module is, where it is a module below it or something brought in.
    fn within(&self, id: Id, name: &str, met: &mut BTreeSet<(Id, String)>) -> Option<Leads> {
        let module = &self.modules[id];
        if let Some(child) = module.children.get(name) {
            return Some(Leads::Module(*child));
        }
        if !met.insert((id, name.to_owned())) {
            return None;
        }
        if let Some(path) = module.imports.get(name) {
            return self.follow(id, path, met);
        }
        if module.items.iter().any(|item| is_called(item, name)) {
            return None;
        }
        module.globs.iter().find_map(|path| {
            let Leads::Module(other) = self.follow(id, path, met)? else {
                return None;
            };
            if other == id {
                return None;
            }
            self.within(other, name, met).or_else(|| {
                let items = &self.modules[other].items;
                items
                    .iter()
                    .any(|item| is_called(item, name))
                    .then_some(Leads::Into(other))
            })
        })
    }
}

fn is_called(item: &Item, name: &str) -> bool {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return false,
    };
    ident == name
}

/// How a path within the crate may begin.
const OURS: [&str; 3] = ["crate", "self", "super"];

/// Collects what a module names.
#[derive(Default)]
struct Reader {
    /// Paths of more than one word.
    paths: BTreeSet<Vec<String>>,
    /// Words that stand alone, or begin a path.
    words: BTreeSet<String>,
    /// `use` lines within functions.
    uses: Vec<ItemUse>,
    /// Templates that are written out from here.
    templates: BTreeSet<String>,
    /// Whether what is read is the list that a macro makes items from.
    in_list: bool,
}

impl Reader {
    fn take(&mut self, path: Vec<String>) {
        let relative = path
            .first()
            .is_none_or(|head| !OURS.contains(&head.as_str()));
        if self.in_list && relative {
            return;
        }
        if let Some(word) = path.first() {
            self.words.insert(word.clone());
        }
        if path.len() > 1 {
            self.paths.insert(path);
        }
    }

    /// Reads paths in what a macro is given, where nobody knows what they will be.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let is = |at: usize, sign: char| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == sign);
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(literal) => self.text(&literal.to_string()),
                TokenTree::Punct(_) => {}
                TokenTree::Ident(ident) => {
                    let after = |sign| at > 0 && is(at - 1, sign);
                    let foreign = at > 1 && after(':') && is(at - 2, ':')
                        || after('.')
                        || after('$') && ident != "crate";
                    let mut path = vec![plain(ident)];
                    while is(at + 1, ':') && is(at + 2, ':') {
                        let Some(TokenTree::Ident(next)) = tokens.get(at + 3) else {
                            break;
                        };
                        path.push(plain(next));
                        at += 3;
                    }
                    if !foreign {
                        self.take(path);
                    }
                }
            }
            at += 1;
        }
    }

    /// A path may stand in a text as well: `#[serde(with = "crate::…")]`.
    fn text(&mut self, literal: &str) {
        let path = literal.trim_matches('"');
        let head = path.split_once("::").map(|(head, _)| head);
        if head.is_some_and(|head| OURS.contains(&head)) {
            self.take(path.split("::").map(str::to_owned).collect());
        }
        if path.ends_with(".html") {
            self.templates.insert(path.to_owned());
        }
    }
}

impl<'a> Visit<'a> for Reader {
    fn visit_item(&mut self, item: &'a Item) {
        if !only_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'a ImplItem) {
        if !matches!(item, ImplItem::Fn(item) if only_tests(&item.attrs)) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_trait_item(&mut self, item: &'a TraitItem) {
        if !matches!(item, TraitItem::Fn(item) if only_tests(&item.attrs)) {
            visit::visit_trait_item(self, item);
        }
    }

    fn visit_stmt(&mut self, statement: &'a Stmt) {
        if !matches!(statement, Stmt::Local(local) if only_tests(&local.attrs)) {
            visit::visit_stmt(self, statement);
        }
    }

    fn visit_item_use(&mut self, line: &'a ItemUse) {
        self.uses.push(line.clone());
        let mut paths = Vec::new();
        flatten(&line.tree, &mut Vec::new(), &mut |_, path| paths.push(path));
        paths.into_iter().for_each(|path| self.take(path));
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        if path.leading_colon.is_none() {
            self.take(
                path.segments
                    .iter()
                    .map(|part| plain(&part.ident))
                    .collect(),
            );
        }
        visit::visit_path(self, path);
    }

    /// Where something may be seen is no use of it.
    fn visit_visibility(&mut self, _: &'a syn::Visibility) {}

    /// A list is no use: the one place that knows all topics, or all pages, has to name them, and they may know what is made of
    /// it. What is between the braces of such a list counts only where it says `crate`, `self` or `super`.
    fn visit_item_macro(&mut self, item: &'a syn::ItemMacro) {
        self.in_list = item.ident.is_none();
        visit::visit_item_macro(self, item);
        self.in_list = false;
    }

    fn visit_macro(&mut self, call: &'a Macro) {
        self.tokens(call.tokens.clone());
        visit::visit_macro(self, call);
    }

    fn visit_meta_list(&mut self, list: &'a syn::MetaList) {
        self.tokens(list.tokens.clone());
    }
}

fn attributes(item: &Item) -> &[syn::Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
