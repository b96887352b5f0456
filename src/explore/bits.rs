//! Sets of rows, a bit each, and counts over them.

use std::ops::RangeInclusive;

use super::table::{Column, NONE, cell};

/// Rows of a word of a set.
pub(super) const WORD: usize = u64::BITS as usize;

/// A set of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits(pub(super) Vec<u64>);

impl Bits {
    pub fn none(rows: usize) -> Bits {
        Bits(vec![0; rows.div_ceil(WORD)])
    }

    pub fn all(rows: usize) -> Bits {
        let mut words = vec![u64::MAX; rows.div_ceil(WORD)];
        if let Some(last) = words.last_mut().filter(|_| !rows.is_multiple_of(WORD)) {
            *last = (1 << (rows % WORD)) - 1;
        }
        Bits(words)
    }

    /// The rows whose cell passes.
    pub(super) fn of_cells(column: Column, passes: impl Fn(u16) -> bool) -> Bits {
        let word = |cells: &[[u8; 2]]| {
            let bit = |(i, bytes): (usize, &[u8; 2])| u64::from(passes(cell(*bytes))) << i;
            cells.iter().enumerate().map(bit).fold(0, |word, bit| word | bit)
        };
        let (whole, rest) = column.as_chunks::<WORD>();
        let mut words: Vec<u64> = whole.iter().map(|cells| word(cells)).collect();
        if !rest.is_empty() {
            words.push(word(rest));
        }
        Bits(words)
    }

    /// The rows whose cell lies in a span; a cell without a value lies in none.
    pub(super) fn of_span(column: Column, span: &RangeInclusive<u16>) -> Bits {
        let (first, last) = (*span.start(), (*span.end()).min(NONE - 1));
        match last.checked_sub(first) {
            // one comparison: what lies before the first is a great number
            Some(length) => Bits::of_cells(column, |value| value.wrapping_sub(first) <= length),
            None => Bits::none(column.len()),
        }
    }

    pub fn insert(&mut self, row: usize) {
        if let Some(word) = self.0.get_mut(row / WORD) {
            *word |= 1 << (row % WORD);
        }
    }

    pub(super) fn insert_range(&mut self, rows: std::ops::Range<usize>) {
        for i in rows.start / WORD..rows.end.div_ceil(WORD).min(self.0.len()) {
            self.0[i] |= Bits::range_word(i, rows.start, rows.end);
        }
    }

    /// Keeps what is in both; as this set and the next two, of as many rows.
    pub(super) fn intersect(&mut self, other: &Bits) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
    }

    pub(super) fn unite(&mut self, other: &Bits) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word |= other);
    }

    pub(super) fn subtract(&mut self, other: &Bits) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= !other);
    }

    pub fn contains(&self, row: usize) -> bool {
        self.0.get(row / WORD).is_some_and(|word| word >> (row % WORD) & 1 == 1)
    }

    pub fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// In ascending order.
    pub fn rows(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(i, word)| ones(*word).map(move |bit| i * WORD + bit))
    }

    /// Of the word at `i`, the rows from `start` to before `end`.
    pub(super) fn range_word(i: usize, start: usize, end: usize) -> u64 {
        let (from, to) = (start.saturating_sub(i * WORD).min(WORD), end.saturating_sub(i * WORD).min(WORD));
        let below = |n: usize| if n == WORD { u64::MAX } else { (1 << n) - 1 };
        below(to) & !below(from)
    }
}

/// Numbers of the bits that are set in a word, the lowest first.
pub(super) fn ones(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = word.trailing_zeros() as usize;
        word &= word.wrapping_sub(1);
        (bit < WORD).then_some(bit)
    })
}

/// How many rows of a set have each value of a column: kept from one set to the next, for sets that follow each other
/// differ little, and a counter is added to or taken from only where they do.
#[derive(Debug)]
pub(super) struct Tally {
    /// values that a cell may have; one counter more is for [`NONE`](super::table::NONE)
    values: usize,
    counts: Vec<u32>,
    rows: Bits,
    /// over all rows
    of_all: Vec<u32>,
}

impl Tally {
    pub fn new(column: Column, values: usize) -> Tally {
        let mut tally =
            Tally { values, counts: vec![0; values + 1], rows: Bits::none(column.len()), of_all: Vec::new() };
        let all = Bits::all(column.len());
        add(column, &all.0, &mut tally.counts, 1);
        tally.of_all = tally.counts.clone();
        tally.rows = all;
        tally
    }

    /// By value; the last counter is of rows without one.
    pub fn counts(&self) -> &[u32] {
        &self.counts
    }

    pub fn values(&self) -> usize {
        self.values
    }

    /// Counts another set, by the shortest of three ways: what changed, what is in it, or what is not.
    pub fn count(&mut self, column: Column, rows: impl Fn(usize) -> u64) {
        let (mut changed, mut inside) = (0, 0);
        let before = std::mem::take(&mut self.rows.0);
        let after: Vec<u64> = before
            .iter()
            .enumerate()
            .map(|(i, old)| {
                let new = rows(i);
                changed += (old ^ new).count_ones() as usize;
                inside += new.count_ones() as usize;
                new
            })
            .collect();
        let outside = column.len() - inside;
        if changed <= inside.min(outside) {
            if changed > 0 {
                let of = |set: fn(u64, u64) -> u64| before.iter().zip(&after).map(move |(old, new)| set(*old, *new));
                add_words(column, of(|old, new| new & !old), &mut self.counts, 1);
                add_words(column, of(|old, new| old & !new), &mut self.counts, u32::MAX);
            }
        } else if inside <= outside {
            self.counts.fill(0);
            add(column, &after, &mut self.counts, 1);
        } else {
            self.counts.copy_from_slice(&self.of_all);
            let all = Bits::all(column.len());
            add_words(column, all.0.iter().zip(&after).map(|(all, new)| all & !new), &mut self.counts, u32::MAX);
        }
        self.rows.0 = after;
    }
}

/// Of a word, the lowest first.
fn bits_of(word: u64) -> impl Iterator<Item = bool> {
    (0..WORD).map(move |bit| word >> bit & 1 == 1)
}

fn add(column: Column, rows: &[u64], counts: &mut [u32], by: u32) {
    add_words(column, rows.iter().copied(), counts, by);
}

/// Adds to the counter of each row's cell, wrapping: -1 is the greatest number.
///
/// In turn into two lists of counters, for neighbours are often alike, and a counter that was just written is slow to read.
fn add_words(column: Column, rows: impl Iterator<Item = u64>, counts: &mut [u32], by: u32) {
    let mut others = vec![0_u32; counts.len()];
    let none = counts.len() - 1;
    let one = |counts: &mut [u32], bytes: [u8; 2]| {
        let value = usize::from(cell(bytes));
        if let Some(count) = counts.get_mut(value) {
            *count = count.wrapping_add(by);
        } else if let Some(count) = counts.get_mut(none) {
            // no value has a number as great as that of none
            *count = count.wrapping_add(by);
        }
    };
    let (whole, end) = column.as_chunks::<WORD>();
    let mut rows = rows;
    for (cells, word) in whole.iter().zip(rows.by_ref()) {
        if word == u64::MAX {
            for [a, b] in cells.as_chunks::<2>().0 {
                one(counts, *a);
                one(&mut others, *b);
            }
            continue;
        }
        let mut rest = word;
        // never more than the last: so the compiler knows that the cell is there
        let next = |rest: &mut u64| {
            let bytes = cells[rest.trailing_zeros() as usize % WORD];
            *rest &= *rest - 1;
            bytes
        };
        while rest != 0 {
            one(counts, next(&mut rest));
            if rest != 0 {
                one(&mut others, next(&mut rest));
            }
        }
    }
    for (bytes, _) in end.iter().zip(rows.next().map(bits_of).into_iter().flatten()).filter(|(_, is_in)| *is_in) {
        one(counts, *bytes);
    }
    for (count, other) in counts.iter_mut().zip(others) {
        *count = count.wrapping_add(other);
    }
}
