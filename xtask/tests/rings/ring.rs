//! Rings among files: which files can be reached from each other, and the shortest way round through each of them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::PathBuf;

use crate::paths::Edges;

/// Files that all lead to each other.
pub(crate) type Ring = BTreeSet<PathBuf>;

/// All rings, the largest first.
pub(crate) fn rings(edges: &Edges) -> Vec<Ring> {
    let reached: BTreeMap<&PathBuf, BTreeSet<&PathBuf>> = edges
        .keys()
        .map(|from| (from, reached(edges, from)))
        .collect();
    let both = |a: &PathBuf, b: &PathBuf| {
        reached.get(a).is_some_and(|from| from.contains(b))
            && reached.get(b).is_some_and(|from| from.contains(a))
    };
    let mut rings: Vec<Ring> = Vec::new();
    for file in edges.keys().filter(|file| both(file, file)) {
        if !rings.iter().any(|ring| ring.contains(file)) {
            let ring = edges.keys().filter(|other| both(file, other));
            rings.push(ring.cloned().collect());
        }
    }
    rings.sort_by_key(|ring| std::cmp::Reverse(ring.len()));
    rings
}

fn reached<'a>(edges: &'a Edges, from: &PathBuf) -> BTreeSet<&'a PathBuf> {
    let mut reached = BTreeSet::new();
    let mut waiting = vec![from];
    while let Some(file) = waiting.pop() {
        for next in edges.get(file).into_iter().flat_map(BTreeMap::keys) {
            if reached.insert(next) {
                waiting.push(next);
            }
        }
    }
    reached
}

/// A shortest way round within a ring, in sentences.
pub(crate) fn round(edges: &Edges, ring: &Ring) -> Vec<String> {
    let ways = ring.iter().map(|start| way_back(edges, ring, start));
    let shortest = ways.min_by_key(Vec::len).unwrap_or_default();
    shortest
        .windows(2)
        .map(|step| {
            let paths = &edges[step[0]][step[1]];
            let some: Vec<_> = paths.iter().take(3).map(String::as_str).collect();
            let (from, to) = (step[0].display(), step[1].display());
            format!("{from} → {to} ({})", some.join(", "))
        })
        .collect()
}

fn way_back<'a>(edges: &'a Edges, ring: &Ring, start: &'a PathBuf) -> Vec<&'a PathBuf> {
    let mut before: BTreeMap<&PathBuf, &PathBuf> = BTreeMap::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(file) = waiting.pop_front() {
        for next in edges[file].keys().filter(|next| ring.contains(*next)) {
            if before.contains_key(next) {
                continue;
            }
            before.insert(next, file);
            waiting.push_back(next);
        }
    }
    let mut way = vec![start];
    let mut here = before[start];
    while here != start {
        way.push(here);
        here = before[here];
    }
    way.push(start);
    way.reverse();
    way
}
