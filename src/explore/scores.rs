//! The latest score of each place in one dimension of rating: a file of its own, for few readers ask for it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::filter::NO_SPAN;
use super::table::{Column, NONE, TableError, TooMany, cell, seal, unseal};

const MAGIC: &[u8; 8] = b"nbscore1";

#[derive(Serialize, Deserialize)]
struct Wire<'a> {
    /// ascending
    values: Vec<f64>,
    score: &'a [u8],
}

/// A column of scores, in the order of the table's rows.
#[derive(Debug)]
pub struct Scores {
    bytes: Vec<u8>,
    column: Range<usize>,
    /// those that occur, ascending
    pub values: Vec<f64>,
}

/// `scores` are in the order of the table's rows; None where there is none, or too few answers for one.
pub fn write(scores: &[Option<f64>]) -> Result<Vec<u8>, TooMany> {
    let mut values: Vec<f64> = scores.iter().flatten().copied().filter(|score| score.is_finite()).collect();
    values.sort_by(f64::total_cmp);
    values.dedup();
    if values.len() >= usize::from(NONE) {
        return Err(TooMany("different scores"));
    }
    let number = |score: &Option<f64>| {
        let found = score.and_then(|score| values.binary_search_by(|known| known.total_cmp(&score)).ok());
        found.map_or(NONE, |value| value as u16)
    };
    let score: Vec<u8> = scores.iter().flat_map(|score| number(score).to_le_bytes()).collect();
    Ok(seal(&Wire { values, score: &score }, MAGIC))
}

impl Scores {
    /// `rows` is the length of the table that they belong to.
    pub fn read(bytes: Vec<u8>, rows: usize) -> Result<Scores, TableError> {
        let body = unseal(&bytes, MAGIC)?;
        let wire: Wire = postcard::from_bytes(body).map_err(|_| TableError::Damaged)?;
        let cells = wire.score.as_chunks().0.iter().map(|bytes| cell(*bytes));
        let is_sound = wire.score.len() == rows * 2
            && cells.clone().all(|value| value == NONE || usize::from(value) < wire.values.len())
            && wire.values.is_sorted();
        if !is_sound {
            return Err(TableError::Damaged);
        }
        let start = wire.score.as_ptr() as usize - bytes.as_ptr() as usize;
        let (column, values) = (start..start + wire.score.len(), wire.values);
        Ok(Scores { bytes, column, values })
    }

    pub fn column(&self) -> Column<'_> {
        self.bytes[self.column.clone()].as_chunks().0
    }

    pub fn of(&self, row: usize) -> Option<f64> {
        self.values.get(usize::from(cell(*self.column().get(row)?))).copied()
    }

    /// The cells of the scores from `least` to `greatest`; empty where none lies there.
    pub fn span(&self, least: f64, greatest: f64) -> std::ops::RangeInclusive<u16> {
        let start = self.values.partition_point(|value| *value < least);
        let end = self.values.partition_point(|value| *value <= greatest);
        if start < end { start as u16..=(end - 1) as u16 } else { NO_SPAN }
    }
}
