//! Which names cannot fit what was typed: told from 28 bytes a name, without reading it.
//!
//! A Bloom filter of what stands side by side in a name: pairs of letters of its readings, of their initials, of ids and
//! aliases (128 bits), and characters that are no plain letters, alone and in pairs (64 bits). What is typed must have all
//! of its own in there. Source of the method: B. H. Bloom, *Space/time trade-offs in hash coding with allowable errors*,
//! CACM 13 (1970); over pairs of characters as in S. Tata and J. M. Patel's and others' q-gram filters.

use super::spelling::{Readings, fold_into};

/// What stands in a spelling, or must stand in one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signature {
    letters: u128,
    characters: u64,
}

impl Signature {
    fn letters(&mut self, a: char, b: char) {
        let number = |c: char| if c.is_ascii_digit() { c as u32 - 48 } else { 10 + (c as u32).wrapping_sub(97) % 26 };
        self.letters |= 1 << ((number(a) * 37 + number(b) * 5) % 128);
    }

    fn character(&mut self, c: char) {
        self.characters |= 1 << ((c as u32).wrapping_mul(0x9E37_79B1) >> 26);
    }

    fn characters(&mut self, a: char, b: char) {
        let both = (a as u32).wrapping_mul(31).wrapping_add(b as u32);
        self.characters |= 1 << (both.wrapping_mul(0x85EB_CA6B) >> 26);
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

    /// What both want.
    pub(super) fn and(self, other: Signature) -> Signature {
        Signature { letters: self.letters | other.letters, characters: self.characters | other.characters }
    }
}

/// With what letters a spelling may begin, a bit each; one bit for digits, one for whatever has no reading.
fn beginnings(first: char, readings: &Readings) -> u32 {
    let bit = |c: char| match c {
        'a'..='z' => 1 << (c as u32 - 'a' as u32),
        '0'..='9' => 1 << 26,
        _ => 1 << 27,
    };
    let of_readings = readings.of(first).iter().filter_map(|reading| reading.first()).map(|c| bit(*c));
    of_readings
        .fold(if first.is_ascii() || readings.of(first).is_empty() { bit(first) } else { 0 }, |all, bit| all | bit)
}

/// Of all names, apart by what is asked of them.
#[derive(Debug, Default)]
pub(super) struct Signatures {
    letters: Vec<u128>,
    characters: Vec<u64>,
    beginnings: Vec<u32>,
}

impl Signatures {
    pub fn push<'a>(&mut self, spellings: impl Iterator<Item = &'a str>, readings: &Readings) {
        let (mut signature, mut begins) = (Signature::default(), 0);
        let mut folded = Vec::new();
        for spelling in spellings {
            fold_into(spelling, &mut folded);
            signature.add_name(&folded, readings);
            begins |= folded.first().map_or(0, |first| beginnings(*first, readings));
        }
        self.beginnings.push(begins);
        self.letters.push(signature.letters);
        self.characters.push(signature.characters);
    }

    /// The names that may fit, in order: those that may begin with what was typed, or those that may not.
    pub fn may_fit(
        &self,
        wanted: Signature,
        first: char,
        at_start: bool,
        readings: &Readings,
    ) -> impl Iterator<Item = usize> + '_ {
        let Signature { letters, characters } = wanted;
        let begins = beginnings(first, readings);
        (0..self.letters.len()).filter(move |i| {
            // most ask for one of the two only
            (self.beginnings[*i] & begins != 0) == at_start
                && (letters == 0 || self.letters[*i] & letters == letters)
                && (characters == 0 || self.characters[*i] & characters == characters)
        })
    }

    /// The names that may fit, in order, where what is wanted depends on something else about a name.
    pub fn may_fit_by<'a>(&'a self, wanted: impl Fn(usize) -> Signature + 'a) -> impl Iterator<Item = usize> + 'a {
        (0..self.letters.len()).filter(move |i| self.may_fit_at(*i, wanted(*i)))
    }

    pub fn may_fit_at(&self, i: usize, wanted: Signature) -> bool {
        self.letters.get(i).is_some_and(|letters| letters & wanted.letters == wanted.letters)
            && self.characters.get(i).is_some_and(|it| it & wanted.characters == wanted.characters)
    }
}
