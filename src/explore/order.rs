//! The rows of a selection in an order, so that any window of them can be shown.

use super::bits::Bits;
use super::names::Names;
use super::scores::Scores;
use super::spelling::fold;
use super::table::{NONE, Table, cell};

/// By what rows are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Key {
    /// as the areas stand
    #[default]
    Area,
    Name,
    Status,
    Since,
    Score,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    pub key: Key,
    pub is_descending: bool,
}

impl Order {
    /// `name`, or `-name` for the other way round; what is no order is None.
    pub fn parse(text: &str) -> Option<Order> {
        let key = match text.trim_start_matches('-') {
            "area" => Key::Area,
            "name" => Key::Name,
            "status" => Key::Status,
            "since" => Key::Since,
            "score" => Key::Score,
            _ => return None,
        };
        Some(Order { key, is_descending: text.starts_with('-') })
    }
}

/// Sorts the rows of a set; among equals, and without the names or scores that are sorted by, they stay as the areas stand.
/// What has no value comes last, both ways.
pub fn sorted(rows: &Bits, order: Order, table: &Table, names: Option<&Ranks>, scores: Option<&Scores>) -> Vec<u32> {
    let in_order = rows.rows().map(|row| row as u32);
    let mut list: Vec<u32> = match order.key {
        Key::Area => in_order.collect(),
        Key::Name => match names {
            Some(Ranks(ranks)) => {
                let mut list: Vec<u32> = in_order.collect();
                list.sort_unstable_by_key(|row| ranks.get(*row as usize));
                list
            }
            None => in_order.collect(),
        },
        Key::Status => by_counting(rows, |row| u16::from(table.combination_of(row).standing)),
        Key::Since => by_counting(rows, |row| cell(table.day()[row])),
        Key::Score => match scores {
            Some(scores) => by_counting(rows, |row| cell(scores.column()[row])),
            None => in_order.collect(),
        },
    };
    if order.is_descending {
        let without = match order.key {
            Key::Since => list.iter().rev().take_while(|row| cell(table.day()[**row as usize]) == NONE).count(),
            Key::Score => scores.map_or(0, |scores| {
                list.iter().rev().take_while(|row| cell(scores.column()[**row as usize]) == NONE).count()
            }),
            Key::Area | Key::Name | Key::Status => 0,
        };
        let valued = list.len() - without;
        list[..valued].reverse();
    }
    list
}

/// Counting sort, for keys are small and rows are many.
fn by_counting(rows: &Bits, key: impl Fn(usize) -> u16) -> Vec<u32> {
    let mut starts = vec![0_u32; usize::from(u16::MAX) + 2];
    for row in rows.rows() {
        starts[usize::from(key(row)) + 1] += 1;
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut list = vec![0; sum as usize];
    for row in rows.rows() {
        let start = &mut starts[usize::from(key(row))];
        list[*start as usize] = row as u32;
        *start += 1;
    }
    list
}

/// Of each row, how many names come before its own.
#[derive(Debug)]
pub struct Ranks(Vec<u32>);

impl Ranks {
    /// Names in the order of how they are read: Chinese by pinyin, as a directory has it.
    pub fn new(names: &Names, rows: std::ops::Range<usize>) -> Ranks {
        let key = |row: &u32| {
            let letters =
                fold(names.name(rows.start + *row as usize)).flat_map(|c| match names.readings.of(c).first() {
                    Some(reading) => reading.clone(),
                    None => vec![c],
                });
            letters.collect::<String>()
        };
        let mut order: Vec<u32> = (0..rows.len() as u32).collect();
        order.sort_by_cached_key(key);
        let mut ranks = vec![0; order.len()];
        for (rank, row) in (0..).zip(order) {
            ranks[row as usize] = rank;
        }
        Ranks(ranks)
    }
}
