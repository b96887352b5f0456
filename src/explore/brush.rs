//! A span that a reader moves along a column: sums made once give every count under each place of it.
//!
//! As in D. Moritz, B. Howe and J. Heer, *Falcon: Balancing Interactive Latency and Resolution Sensitivity for Scalable
//! Linked Visualizations*, CHI 2019: while one dimension is brushed, the others are counted as a difference of two sums.

use std::ops::RangeInclusive;

use super::bits::{WORD, ones};
use super::table::{Column, cell};

/// Numbers that its sums may take, four bytes each: a reader's phone has other things to remember.
const MOST: usize = 1 << 20;

/// A column, and how many values it has; one counter more is for [`NONE`](super::table::NONE).
pub(super) type Valued<'a> = (Column<'a>, usize);
/// By number of its word, the rows of a set.
pub(super) type Words<'a> = &'a dyn Fn(usize) -> u64;

/// Counts of other columns under every span of one.
#[derive(Debug)]
pub(super) struct Brush {
    /// for each other column: of each value how many rows lie below each cell of the span's column, a line a cell
    sums: Vec<(usize, Vec<u32>)>,
    /// values of the span's column
    values: usize,
}

impl Brush {
    /// Each other column over rows of its own: those that pass every filter but its own and the span. None where the sums
    /// would be too many.
    pub fn new((column, values): Valued, others: &[(Valued, Words)]) -> Option<Brush> {
        let lines = values + 1;
        if others.iter().map(|((_, values), _)| lines * (values + 1)).sum::<usize>() > MOST {
            return None;
        }
        let sums = others.iter().map(|((other, counters), rows)| {
            let width = counters + 1;
            let mut sums = vec![0_u32; lines * width];
            for (i, (at, of)) in column.chunks(WORD).zip(other.chunks(WORD)).enumerate() {
                for (at, of) in ones(rows(i)).filter_map(|bit| at.get(bit).zip(of.get(bit))) {
                    let line = usize::from(cell(*at));
                    if line < values {
                        // below the next line, and all that follow
                        sums[(line + 1) * width + usize::from(cell(*of)).min(*counters)] += 1;
                    }
                }
            }
            for i in width..sums.len() {
                sums[i] += sums[i - width];
            }
            (width, sums)
        });
        Some(Brush { sums: sums.collect(), values })
    }

    /// Counts of each other column under a span.
    pub fn counts(&self, span: &RangeInclusive<u16>) -> Vec<Vec<u32>> {
        let end = (usize::from(*span.end()) + 1).min(self.values);
        let start = usize::from(*span.start()).min(end);
        let under = |(width, sums): &(usize, Vec<u32>)| {
            let line = |at: usize| sums[at * width..(at + 1) * width].iter();
            line(end).zip(line(start)).map(|(to, from)| to - from).collect()
        };
        self.sums.iter().map(under).collect()
    }
}
