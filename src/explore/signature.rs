//! Which names cannot fit what was typed: told from 28 bytes a name, without reading it.
//!
//! A Bloom filter of what stands side by side in a name: pairs of letters of its readings, of their initials, of ids and
//! aliases (128 bits), characters that are no plain letters, alone and in pairs (64 bits), and what it may begin with (28).
//! What is typed must have all of its own in there. The filters are kept bit by bit, not name by name: a query reads the
//! few sets of names that its bits ask for, and no others.
//!
//! Sources: B. H. Bloom, *Space/time trade-offs in hash coding with allowable errors*, CACM 13 (1970); C. Faloutsos and
//! R. Chan, *Fast text access methods for optical and large magnetic disks*, VLDB 1988, for files of signatures cut in
//! slices.

use super::bits::{Bits, ones};
use super::spelling::{Readings, fold_into};

const WORD: usize = u64::BITS as usize;
const LETTERS: usize = 2 * WORD;
const CHARACTERS: usize = WORD;
/// a letter each, digits, and whatever has no reading
const BEGINNINGS: usize = 28;

/// What stands in a spelling, or must stand in one: a set of bits, of letters and then of characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signature([u64; (LETTERS + CHARACTERS) / WORD]);

impl Signature {
    fn set(&mut self, bit: usize) {
        self.0[bit / WORD] |= 1 << (bit % WORD);
    }

    fn letters(&mut self, a: char, b: char) {
        let number = |c: char| if c.is_ascii_digit() { c as u32 - 48 } else { 10 + (c as u32).wrapping_sub(97) % 26 };
        self.set((number(a) * 37 + number(b) * 5) as usize % LETTERS);
    }

    fn character(&mut self, c: char) {
        self.set(LETTERS + ((c as u32).wrapping_mul(0x9E37_79B1) >> 26) as usize);
    }

    fn characters(&mut self, a: char, b: char) {
        let both = (a as u32).wrapping_mul(31).wrapping_add(b as u32);
        self.set(LETTERS + (both.wrapping_mul(0x85EB_CA6B) >> 26) as usize);
    }

    /// Numbers of the bits that are set.
    fn bits(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().enumerate().flat_map(|(i, word)| ones(word).map(move |bit| i * WORD + bit))
    }

    /// Of a name: whatever may be typed of it.
    fn add_name(&mut self, name: &[char], readings: &Readings) {
        for (i, c) in name.iter().enumerate() {
            let next = name.get(i + 1);
            if !c.is_ascii() {
                self.character(*c);
                if let Some(next) = next.filter(|next| !next.is_ascii()) {
                    self.characters(*c, *next);
                }
            }
            if c.is_ascii() {
                self.followed(&[*c], next, readings);
            }
            for reading in readings.of(*c) {
                reading.array_windows().for_each(|[a, b]| self.letters(*a, *b));
                self.followed(reading, next, readings);
            }
        }
    }

    /// What may stand before the next character: all of a reading, its first letter, or its zh, ch, sh.
    fn followed(&mut self, reading: &[char], next: Option<&char>, readings: &Readings) {
        let Some(next) = next else { return };
        for end in [reading.last(), reading.first(), reading.get(1).filter(|c| **c == 'h')].into_iter().flatten() {
            if next.is_ascii() {
                self.letters(*end, *next);
            }
            readings.of(*next).iter().for_each(|follower| self.letters(*end, follower[0]));
        }
    }

    /// Of what was typed.
    pub(super) fn of_typed(typed: &[char]) -> Signature {
        let mut signature = Signature::default();
        for (i, c) in typed.iter().enumerate() {
            let next = typed.get(i + 1);
            if c.is_ascii() {
                if let Some(next) = next.filter(|next| next.is_ascii()) {
                    signature.letters(*c, *next);
                }
            } else {
                signature.character(*c);
                if let Some(next) = next.filter(|next| !next.is_ascii()) {
                    signature.characters(*c, *next);
                }
            }
        }
        signature
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Signature::default()
    }
}

/// Number of what a spelling begins with, for each way to read its first character.
fn beginnings(first: char, readings: &Readings) -> impl Iterator<Item = usize> + '_ {
    let number = |c: char| match c {
        'a'..='z' => c as usize - 'a' as usize,
        '0'..='9' => BEGINNINGS - 2,
        _ => BEGINNINGS - 1,
    };
    let readings = readings.of(first);
    let itself = (first.is_ascii() || readings.is_empty()).then_some(first);
    let of_readings = readings.iter().filter_map(|reading| reading.first().copied());
    itself.into_iter().chain(of_readings).map(number)
}

/// Of all names: for each bit of a signature and each beginning the set of names that have it.
#[derive(Debug, Default)]
pub(super) struct Signatures {
    names: usize,
    slices: Vec<Bits>,
}

impl Signatures {
    /// Of so many names, none of which has been read.
    pub fn new(names: usize) -> Signatures {
        Signatures { names, slices: vec![Bits::none(names); LETTERS + CHARACTERS + BEGINNINGS] }
    }

    pub fn insert<'a>(&mut self, name: usize, spellings: impl Iterator<Item = &'a str>, readings: &Readings) {
        let mut signature = Signature::default();
        let mut folded = Vec::new();
        for spelling in spellings {
            fold_into(spelling, &mut folded);
            signature.add_name(&folded, readings);
            for number in folded.first().into_iter().flat_map(|first| beginnings(*first, readings)) {
                self.slices[LETTERS + CHARACTERS + number].insert(name);
            }
        }
        signature.bits().for_each(|bit| self.slices[bit].insert(name));
    }

    /// The names that may fit.
    pub fn may_fit(&self, wanted: Signature) -> Bits {
        let mut found = Bits::all(self.names);
        wanted.bits().for_each(|bit| found.intersect(&self.slices[bit]));
        found
    }

    /// The names that may begin so.
    pub fn may_begin(&self, first: char, readings: &Readings) -> Bits {
        let mut found = Bits::none(self.names);
        beginnings(first, readings).for_each(|number| found.unite(&self.slices[LETTERS + CHARACTERS + number]));
        found
    }

    pub fn may_fit_at(&self, name: usize, wanted: Signature) -> bool {
        wanted.bits().all(|bit| self.slices[bit].contains(name))
    }
}
