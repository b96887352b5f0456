//! The search over the list of names, at each key.

use std::ops::Range;

use super::bits::Bits;
use super::names::{Hit, Names};
use super::signature::Signature;
use super::spelling::{Fit, fit, fold, fold_into, is_nearly};

/// Of names that may fit as many are compared. More may fit a letter or two only: what is found then is the best of the
/// first of them, until another key is typed.
const ENOUGH: usize = 2_000;
/// To tell a near name from others costs more.
const ENOUGH_NEAR: usize = 500;
/// Nobody types more; what does is cut.
const LONGEST: usize = 64;

/// What was typed, ready to be compared.
struct Query {
    /// without spaces
    folded: Vec<char>,
    words: Vec<Word>,
}

struct Word {
    folded: Vec<char>,
    signature: Signature,
    /// of each context, whether the word is in it
    contexts: Vec<bool>,
}

impl Query {
    fn new(typed: &str, names: &Names) -> Option<Query> {
        let folded: Vec<char> = fold(typed).take(LONGEST).collect();
        if folded.is_empty() {
            return None;
        }
        let words: Vec<Vec<char>> = typed
            .split_whitespace()
            .map(|word| fold(word).take(LONGEST).collect())
            .filter(|w: &Vec<_>| !w.is_empty())
            .collect();
        let words = if words.len() < 2 { Vec::new() } else { words };
        let words = words.into_iter().map(|folded| {
            let contexts = names.contexts.iter().map(|context| {
                let context: Vec<char> = fold(context).collect();
                fit(&folded, &context, &names.readings).is_some()
            });
            Word { contexts: contexts.collect(), signature: Signature::of_typed(&folded), folded }
        });
        Some(Query { words: words.collect(), folded })
    }

    /// How the query fits a name, typos aside.
    fn fit(&self, names: &Names, i: usize, folded: &mut Vec<char>) -> Option<Fit> {
        let mut of = |spelling: &str| {
            fold_into(spelling, folded);
            fit(&self.folded, folded, &names.readings)
        };
        let [name, id, _, aliases] = names.fields(i);
        let by_name = of(name);
        let by_id = of(id).filter(|fit| *fit == Fit::Whole);
        let aliases = aliases.split('|').filter(|alias| !alias.is_empty());
        let by_alias = aliases.filter_map(of).map(Fit::of_other).min();
        [by_name, by_id, by_alias].into_iter().flatten().min()
    }

    /// Whether each word is in the name, or in what says where it is.
    fn fits_by_words(&self, names: &Names, i: usize, or_context: bool) -> bool {
        let mut name: Option<Vec<Vec<char>>> = None;
        !self.words.is_empty()
            && self.words.iter().all(|word| {
                or_context && word.contexts.get(names.context_of(i)) == Some(&true)
                    || names.signatures.may_fit_at(i, word.signature) && {
                        let spellings = name.get_or_insert_with(|| {
                            let all = std::iter::once(names.name(i)).chain(names.aliases(i));
                            all.map(|spelling| fold(spelling).collect()).collect()
                        });
                        spellings.iter().any(|spelling| fit(&word.folded, spelling, &names.readings).is_some())
                    }
            })
    }
}

impl Names {
    /// The best `limit` matches: among equals the shorter name, then the order of the list.
    pub fn search(&self, typed: &str, limit: usize) -> Vec<Hit> {
        self.search_numbers(typed, limit).into_iter().map(|i| self.hit(i)).collect()
    }

    /// The same, as their numbers in the list.
    pub fn search_numbers(&self, typed: &str, limit: usize) -> Vec<usize> {
        let Some(query) = Query::new(typed, self) else { return Vec::new() };
        let mut best = Best { limit, list: Vec::new() };
        let mut folded = Vec::new();
        let candidates = self.signatures.may_fit(Signature::of_typed(&query.folded));
        let first = query.folded.first().copied().unwrap_or_default();
        let begins = self.signatures.may_begin(first, &self.readings);
        // names that begin so are better than all others: these are looked at where those are too few
        for at_start in [true, false] {
            if best.list.len() == limit && best.list.iter().all(|(fit, ..)| *fit <= Fit::StartAlike) {
                break;
            }
            let mut candidates = candidates.clone();
            if at_start {
                candidates.intersect(&begins)
            } else {
                candidates.subtract(&begins)
            }
            for i in candidates.rows().take(ENOUGH) {
                if let Some(fit) = query.fit(self, i, &mut folded) {
                    best.add(fit, self.length(i), i);
                }
            }
        }
        if best.list.len() < limit && !query.words.is_empty() {
            let candidates = self.may_fit_by_words(&query, true);
            for i in candidates.rows().take(ENOUGH).filter(|i| query.fits_by_words(self, *i, true)) {
                best.add(Fit::Words, self.length(i), i);
            }
        }
        if best.list.is_empty() {
            for i in self.near(&query.folded) {
                best.add(Fit::Nearly, self.length(i), i);
            }
        }
        best.list.into_iter().map(|(_, _, i)| i).collect()
    }

    /// The names that may have each word in them, or in what says where they are.
    fn may_fit_by_words(&self, query: &Query, or_context: bool) -> Bits {
        let mut found = Bits::all(self.len());
        for word in &query.words {
            let mut with_it = self.signatures.may_fit(word.signature);
            if or_context {
                with_it.unite(&self.within(&word.contexts));
            }
            found.intersect(&with_it);
        }
        found
    }

    /// With one typo, one half of what was typed is as it should be: only names that have it are compared.
    fn near(&self, typed: &[char]) -> Vec<usize> {
        let (first, second) = typed.split_at(typed.len() / 2);
        let sounds = self.by_sound(typed);
        // a typo in less could be anything
        let is_enough = typed.len() >= 4 || sounds.as_ref().is_some_and(|sounds| sounds.len() >= 4);
        let (first_sounds, second_sounds) =
            sounds.as_deref().map_or((&[][..], &[][..]), |sounds| sounds.split_at(sounds.len() / 2));
        let halves = [first, second, first_sounds, second_sounds].map(Signature::of_typed);
        // what rules nothing out is no help; and what few names have says most
        let halves = halves.into_iter().filter(|half| is_enough && !half.is_empty());
        let mut halves: Vec<Bits> = halves.map(|half| self.signatures.may_fit(half)).collect();
        halves.sort_by_cached_key(Bits::len);
        let mut folded = Vec::new();
        let is_near = |i: &usize| {
            let [name, _, _, aliases] = self.fields(*i);
            let mut spellings = std::iter::once(name).chain(aliases.split('|').filter(|alias| !alias.is_empty()));
            spellings.any(|spelling| {
                fold_into(spelling, &mut folded);
                is_nearly(typed, sounds.as_deref(), &folded, &self.readings)
            })
        };
        halves.iter().flat_map(Bits::rows).take(ENOUGH_NEAR).filter(is_near).collect()
    }

    /// Chinese as it sounds; None where nothing typed is Chinese.
    fn by_sound(&self, typed: &[char]) -> Option<Vec<char>> {
        let sounds = typed.iter().flat_map(|c| match self.readings.of(*c).first() {
            Some(reading) => reading.clone(),
            None => vec![*c],
        });
        typed.iter().any(|c| !c.is_ascii()).then(|| sounds.collect())
    }

    fn length(&self, i: usize) -> usize {
        self.name(i).chars().count()
    }

    /// Of the names with these numbers, those that have all of what was typed in them, typos aside; as a set of them.
    pub fn matching(&self, typed: &str, among: Range<usize>) -> Bits {
        let mut found = Bits::none(among.len());
        let Some(query) = Query::new(typed, self) else { return Bits::all(among.len()) };
        let mut candidates = self.signatures.may_fit(Signature::of_typed(&query.folded));
        if !query.words.is_empty() {
            candidates.unite(&self.may_fit_by_words(&query, false));
        }
        let mut folded = Vec::new();
        for i in candidates.rows().filter(|i| among.contains(i)) {
            if query.fit(self, i, &mut folded).is_some() || query.fits_by_words(self, i, false) {
                found.insert(i - among.start);
            }
        }
        found
    }
}

/// The best so far, in order.
struct Best {
    limit: usize,
    list: Vec<(Fit, usize, usize)>,
}

impl Best {
    fn add(&mut self, fit: Fit, length: usize, i: usize) {
        let this = (fit, length, i);
        if self.list.iter().any(|(_, _, known)| *known == i) {
            return;
        }
        let at = self.list.partition_point(|known| *known < this);
        if at < self.limit {
            self.list.insert(at, this);
            self.list.truncate(self.limit);
        }
    }
}
