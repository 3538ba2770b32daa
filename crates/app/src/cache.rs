//! A bounded cache in two generations: cheap, and the recently used survive.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Mutex, PoisonError},
};

/// Keeps at least the `half` most recently used entries and never more than twice as many.
pub struct Cache<K, V> {
    half: usize,
    generations: Mutex<Generations<K, V>>,
}

struct Generations<K, V> {
    young: HashMap<K, V>,
    old: HashMap<K, V>,
}

impl<K: Eq + Hash + Clone, V: Clone> Cache<K, V> {
    pub fn new(half: usize) -> Self {
        Self { half, generations: Mutex::new(Generations { young: HashMap::new(), old: HashMap::new() }) }
    }

    pub fn get(&self, key: &K) -> Option<V> {
        let mut generations = self.generations.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = generations.young.get(key) {
            return Some(found.clone());
        }
        let found = generations.old.remove(key)?;
        let spent = self.insert(&mut generations, key.clone(), found.clone());
        drop(generations);
        drop(spent);
        Some(found)
    }

    pub fn put(&self, key: K, value: V) {
        let mut generations = self.generations.lock().unwrap_or_else(PoisonError::into_inner);
        let old = generations.old.remove(&key);
        let spent = self.insert(&mut generations, key, value);
        drop(generations);
        drop((old, spent));
    }

    pub fn forget(&self, key: &K) {
        let mut generations = self.generations.lock().unwrap_or_else(PoisonError::into_inner);
        generations.young.remove(key);
        generations.old.remove(key);
    }

    pub fn clear(&self) {
        let mut generations = self.generations.lock().unwrap_or_else(PoisonError::into_inner);
        generations.young.clear();
        generations.old.clear();
    }

    /// What is no longer kept, to be dropped outside of the lock: it may be much.
    fn insert(&self, generations: &mut Generations<K, V>, key: K, value: V) -> (HashMap<K, V>, Option<V>) {
        let mut spent = HashMap::new();
        if generations.young.len() >= self.half && !generations.young.contains_key(&key) {
            spent = std::mem::replace(&mut generations.old, std::mem::take(&mut generations.young));
        }
        (spent, generations.young.insert(key, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_is_used_and_stays_bounded() {
        let cache = Cache::new(2);
        cache.put(1, "one");
        for number in 2..100 {
            assert_eq!(cache.get(&1), Some("one"), "used each round, so kept at {number}");
            cache.put(number, "other");
        }
        let held = cache.generations.lock().unwrap();
        assert!(held.young.len() + held.old.len() <= 4);
    }

    #[test]
    fn forgets_when_told() {
        let cache = Cache::new(2);
        cache.put(1, "one");
        cache.forget(&1);
        assert_eq!(cache.get(&1), None);
    }
}
