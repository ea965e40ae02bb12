//! A bounded shelf of things that can be had again from elsewhere: what was not used for longest goes first, roughly.

use std::collections::HashMap;
use std::hash::Hash;

/// Up to so many things by key. The one that makes place for a new one is found by a hand that goes round and passes by
/// whatever was used since it last came ("clock").
pub(crate) struct Shelf<K, V> {
    places: Vec<Place<K, V>>,
    index: HashMap<K, usize>,
    most: usize,
    hand: usize,
}

struct Place<K, V> {
    key: K,
    value: V,
    used: bool,
}

impl<K: Copy + Eq + Hash, V> Shelf<K, V> {
    pub(crate) fn new(most: usize) -> Self {
        Self {
            places: Vec::new(),
            index: HashMap::new(),
            most: most.max(1),
            hand: 0,
        }
    }

    pub(crate) fn get(&mut self, key: K) -> Option<&mut V> {
        let place = &mut self.places[*self.index.get(&key)?];
        place.used = true;
        Some(&mut place.value)
    }

    pub(crate) fn put(&mut self, key: K, value: V) {
        if let Some(old) = self.get(key) {
            *old = value;
            return;
        }
        let place = Place {
            key,
            value,
            used: false,
        };
        if self.places.len() < self.most {
            self.index.insert(key, self.places.len());
            self.places.push(place);
            return;
        }
        self.hand %= self.places.len();
        while std::mem::take(&mut self.places[self.hand].used) {
            self.hand = (self.hand + 1) % self.places.len();
        }
        self.index.remove(&self.places[self.hand].key);
        self.index.insert(key, self.hand);
        self.places[self.hand] = place;
        self.hand += 1;
    }

    /// As [`Self::put`], unless what is there has come further.
    pub(crate) fn put_latest<A: Ord>(&mut self, key: K, value: V, age: impl Fn(&V) -> A) {
        let further = self.get(key).is_some_and(|there| age(there) > age(&value));
        if !further {
            self.put(key, value);
        }
    }

    pub(crate) fn remove(&mut self, key: K) {
        let Some(at) = self.index.remove(&key) else {
            return;
        };
        self.places.swap_remove(at);
        if let Some(moved) = self.places.get(at) {
            self.index.insert(moved.key, at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_holds_more_and_keeps_what_is_used() {
        let mut shelf = Shelf::new(3);
        for n in 0..3 {
            shelf.put(n, n * 10);
        }
        for n in 3..50 {
            assert_eq!(shelf.get(0), Some(&mut 0), "used all the time, at {n}");
            shelf.put(n, n * 10);
            assert_eq!(shelf.places.len(), 3);
            assert_eq!(shelf.index.len(), 3);
            assert!(shelf.index.contains_key(&n), "the newest is there");
        }
    }

    #[test]
    fn what_has_come_further_stays() {
        let mut shelf = Shelf::new(2);
        for (put, there) in [
            ((2, "b"), "b"),
            ((1, "a"), "b"),
            ((2, "c"), "c"),
            ((3, "d"), "d"),
        ] {
            shelf.put_latest(0, put, |value| value.0);
            assert_eq!(shelf.get(0).map(|value| value.1), Some(there));
        }
    }

    #[test]
    fn removing_leaves_the_others_where_they_are_found() {
        let mut shelf = Shelf::new(4);
        for n in 0..4 {
            shelf.put(n, n);
        }
        shelf.remove(1);
        shelf.remove(1);
        assert_eq!(
            [0, 1, 2, 3].map(|n| shelf.get(n).copied()),
            [Some(0), None, Some(2), Some(3)]
        );
        shelf.put(9, 9);
        shelf.put(2, 22);
        assert_eq!(
            [0, 2, 3, 9].map(|n| shelf.get(n).copied()),
            [Some(0), Some(22), Some(3), Some(9)]
        );
    }
}
