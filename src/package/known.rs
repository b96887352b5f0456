//! The ids that have been read, to which later rows may point.

use std::collections::HashSet;
use std::collections::hash_map::Entry;

use std::sync::atomic::Ordering::Relaxed;

use rustc_hash::FxHashMap;

use super::Finding;
use super::table::{Cell, Column, Sheet, most_similar};
use crate::model::{AreaIx, IndicatorIx, PlaceIx, ProviderIx};
use crate::words::Fault;

/// The ids of one table: the index of each, and the line on which it stands.
#[derive(Default)]
pub(super) struct Ids {
    /// in the order of their rows
    ids: Vec<String>,
    lines: Vec<u64>,
    /// from an id to its index; left out as long as ids ascend, for then they are found by halving, and a million need not
    /// be hashed
    index: Option<FxHashMap<String, u32>>,
}

impl Ids {
    pub fn get(&self, id: &str) -> Option<u32> {
        match &self.index {
            Some(index) => index.get(id).copied(),
            None => self.ids.binary_search_by(|known| known.as_str().cmp(id)).ok().map(|i| i as u32),
        }
    }

    /// `Err` if it is there already: the id, and the line on which it stands.
    pub fn insert(&mut self, id: String, line: u64) -> Result<(), (String, u64)> {
        if self.index.is_none() && self.ids.last() == Some(&id) {
            return Err((id, self.line(self.len() - 1)));
        }
        let ascends = self.ids.last().is_none_or(|last| *last < id);
        if self.index.is_none() && !ascends {
            self.index = Some(self.ids.iter().zip(0..).map(|(id, i)| (id.clone(), i)).collect());
        }
        if let Some(index) = &mut self.index {
            match index.entry(id.clone()) {
                Entry::Occupied(there) => return Err((id, self.lines[*there.get() as usize])),
                Entry::Vacant(free) => drop(free.insert(self.lines.len() as u32)),
            }
        }
        self.ids.push(id);
        self.lines.push(line);
        Ok(())
    }

    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// On which line the id at an index stands.
    pub fn line(&self, index: usize) -> u64 {
        self.lines.get(index).copied().unwrap_or(0)
    }

    pub fn reserve(&mut self, rows: usize) {
        self.ids.reserve(rows);
        self.lines.reserve(rows);
    }
}

/// Every id of a package, by table.
#[derive(Default)]
pub(super) struct Known {
    pub areas: Ids,
    pub places: Ids,
    pub providers: Ids,
    pub indicators: Ids,
    pub modes: Ids,
    pub kinds: Ids,
    pub dimensions: Ids,
    pub stories: Ids,
    /// the area at the top
    pub root: Option<AreaIx>,
    /// least and greatest score of each dimension
    pub scales: Vec<(f64, f64)>,
    /// roles of which a file could not be read: that their ids are not known says nothing
    pub unreadable: HashSet<String>,
}

impl Known {
    pub fn ids(&self, table: &str) -> &Ids {
        match table {
            "areas" => &self.areas,
            "places" => &self.places,
            "providers" => &self.providers,
            "indicators" => &self.indicators,
            "modes" => &self.modes,
            "kinds" => &self.kinds,
            "stories" => &self.stories,
            _ => &self.dimensions,
        }
    }

    /// The index behind an id in a cell; a finding where it points nowhere.
    pub fn look_up(&self, cell: &Cell, table: &'static str, findings: &mut Vec<Finding>) -> Option<u32> {
        let found = self.ids(table).get(cell.given()?);
        if found.is_none() && !self.unreadable.contains(table) {
            findings.push(cell.finding(Fault::UnknownId { table, similar: None }));
        }
        found
    }

    /// Areas by their ids, several with a `|` between them.
    pub fn areas(&self, cell: &Cell, findings: &mut Vec<Finding>) -> Vec<AreaIx> {
        cell.parts().filter_map(|id| self.look_up(&id, "areas", findings).map(AreaIx)).collect()
    }

    /// The area of a row; the one at the top where a table has no such column.
    pub fn area(&self, column: &Column, cell: &Cell, findings: &mut Vec<Finding>) -> Option<AreaIx> {
        if !column.is_there {
            return self.root;
        }
        cell.required(findings)?;
        self.look_up(cell, "areas", findings).map(AreaIx)
    }

    /// The indicator a row is about: the one it names, else the first.
    pub fn indicator(&self, cell: &Cell, findings: &mut Vec<Finding>) -> Option<IndicatorIx> {
        match cell.given() {
            None => Some(IndicatorIx(0)),
            Some(_) => self.look_up(cell, "indicators", findings).map(IndicatorIx),
        }
    }

    pub fn place(&self, cell: &Cell, findings: &mut Vec<Finding>) -> Option<PlaceIx> {
        self.look_up(cell, "places", findings).map(PlaceIx)
    }

    pub fn provider(&self, cell: &Cell, findings: &mut Vec<Finding>) -> Option<ProviderIx> {
        self.look_up(cell, "providers", findings).map(ProviderIx)
    }

    /// Puts beside unknown ids the known ones that were perhaps meant: for the first hundred, among not too many.
    pub fn suggest(&self, findings: &mut [Finding]) {
        let unknown = findings.iter_mut().filter_map(|finding| match (&mut finding.fault, &finding.value) {
            (Fault::UnknownId { table, similar }, Some(value)) => Some((*table, similar, value)),
            _ => None,
        });
        for (table, similar, value) in unknown.take(100) {
            let ids = &self.ids(table).ids;
            if ids.len() <= 10_000 {
                *similar = most_similar(value, ids.iter().map(String::as_str));
            }
        }
    }
}

/// Rows with an id each: the first of every id goes on `list`; one that repeats it is a finding, unless the table says
/// that its rows repeat.
pub(super) fn unique<T>(
    ids: &mut Ids,
    list: &mut Vec<T>,
    sheet: &Sheet,
    column: &Column,
    rows: impl Iterator<Item = (u64, String, T)>,
    findings: &mut Vec<Finding>,
) {
    // as many as the file had, which is known once it has been read
    let expected = sheet.count.load(Relaxed) as usize;
    if !sheet.distinct {
        ids.reserve(expected);
        list.reserve(expected);
    }
    for (line, id, row) in rows {
        match ids.insert(id, line) {
            Ok(()) => list.push(row),
            Err(_) if sheet.distinct => {}
            Err((id, first_row)) => findings.push(sheet.repeats(column, line, &id, first_row)),
        }
    }
}
