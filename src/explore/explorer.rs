//! The explorer: holds the table, the names and what is selected, and answers what a page asks.

use serde::Serialize;

use super::filter::{Counts, Filter, Selection};
use super::names::{Hit, Names};
use super::order::{Key, Order, Ranks, sorted};
use super::points::{Blocks, View, unplaced};
use super::query::Query;
use super::scores::Scores;
use super::stamps::{Palette, Pixel};
use super::table::{EVIDENCE, NONE, OFF_MAP, Span, Standing, Table, cell};

/// The folder of places in the list of names: its names are the table's rows, in their order.
pub const PLACES: &str = "places/";
/// The same folder, where places have no pages of their own and are asked for by id.
pub const PLACES_BY_ID: &str = "places/?id=";
/// That of companies, in the order of the table's dictionary.
pub const COMPANIES: &str = "companies/";
/// That of areas, in the order of the tree.
pub const AREAS: &str = "areas/";
/// The same folder, where some areas have no pages of their own and all can be asked for by id.
pub const AREAS_BY_ID: &str = "areas/?id=";

pub struct Explorer {
    table: Table,
    blocks: Blocks,
    selection: Selection,
    names: Option<Names>,
    ranks: Option<Ranks>,
    /// of the dimension of rating with this id
    scores: Option<(String, Scores)>,
    order: Order,
    /// what is selected, in order; None until a window of it is asked for
    rows: Option<Vec<u32>>,
    pixels: Vec<Pixel>,
}

/// What the table says to a query.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// of how many rows
    pub all: usize,
    #[serde(flatten)]
    pub counts: Counts,
    /// of the months in which something became what it is: year and month, and how many
    pub months: Vec<(i16, i8, u32)>,
    pub without_date: u32,
    /// index of the area that was asked for
    pub area: Option<usize>,
    pub unknown: Vec<(String, String)>,
}

/// A row as it is shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shown {
    pub row: usize,
    pub id: String,
    pub name: String,
    /// where it lies, in words
    pub context: String,
    pub standing: &'static str,
    pub evidence: &'static str,
    /// year, month, day
    pub since: Option<(i16, i8, i8)>,
    pub company: Option<String>,
    pub mode: Option<usize>,
    pub kind: Option<usize>,
    pub score: Option<f64>,
}

/// How many rows of a group have each standing, in the order of [`Standing::ALL`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    /// index into the dictionary; None for rows of which none was published
    pub index: Option<usize>,
    pub standings: [u32; Standing::ALL.len()],
}

/// An area by its index in the dictionary.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InTree {
    pub index: usize,
    pub id: String,
    pub name: String,
}

/// What a chart is grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// the areas below the one at the top, whatever area is selected
    Top,
    Area,
    Mode,
    Kind,
    Company,
    Month,
}

impl By {
    pub fn parse(text: &str) -> Option<By> {
        Some(match text {
            "top" => By::Top,
            "area" => By::Area,
            "mode" => By::Mode,
            "kind" => By::Kind,
            "company" => By::Company,
            "month" => By::Month,
            _ => return None,
        })
    }
}

impl Explorer {
    pub fn new(table: Table) -> Explorer {
        let selection = Selection::new(&table);
        let blocks = Blocks::new(&table);
        Explorer {
            table,
            blocks,
            selection,
            names: None,
            ranks: None,
            scores: None,
            order: Order::default(),
            rows: None,
            pixels: Vec::new(),
        }
    }

    /// Takes the list of names; false if it is of another release than the table.
    pub fn take_names(&mut self, names: Names) -> bool {
        let fits = names.section(PLACES).len() == self.table.len();
        if fits {
            self.names = Some(names);
            self.ranks = None;
        }
        fits
    }

    /// Takes the scores of a dimension.
    pub fn take_scores(&mut self, dimension: &str, scores: Scores) {
        self.selection.rate_by(&self.table, Some(&scores));
        self.scores = Some((dimension.to_owned(), scores));
    }

    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The dimension whose scores are here.
    pub fn rating(&self) -> Option<&str> {
        self.scores.as_ref().map(|(id, _)| id.as_str())
    }

    /// Selects what a query asks for. Its rating must have been taken before.
    pub fn select(&mut self, query: &Query) -> Answer {
        if query.rating.is_none() && self.scores.is_some() {
            self.scores = None;
            self.selection.rate_by(&self.table, None);
        }
        let scores = self.scores.as_ref().map(|(_, scores)| scores);
        let mut filter = query.filter.clone();
        let span = (query.least, query.greatest);
        filter.scores = scores
            .filter(|_| span != (None, None))
            .map(|scores| scores.span(span.0.unwrap_or(f64::NEG_INFINITY), span.1.unwrap_or(f64::INFINITY)));
        filter.named = self.named(&query.text);
        self.order = query.order;
        self.filter(filter);
        let counts = self.counts();
        Answer {
            all: self.table.len(),
            months: self.months(&counts.days),
            without_date: counts.days.last().copied().unwrap_or(0),
            counts,
            area: self.selection.filter().area,
            unknown: query.unknown.clone(),
        }
    }

    /// Follows a filter; the least that a change of one costs.
    pub fn filter(&mut self, filter: Filter) {
        self.rows = None;
        self.selection.apply(&self.table, self.scores.as_ref().map(|(_, scores)| scores), filter);
    }

    pub fn counts(&self) -> Counts {
        self.selection.counts(&self.table)
    }

    fn named(&self, text: &str) -> Option<super::Bits> {
        let names = self.names.as_ref().filter(|_| !text.trim().is_empty())?;
        Some(names.matching(text, names.section(PLACES)))
    }

    /// Days summed up by month.
    fn months(&self, days: &[u32]) -> Vec<(i16, i8, u32)> {
        let mut months: Vec<(i16, i8, u32)> = Vec::new();
        let Some((_, days)) = days.split_last() else { return months };
        for (day, count) in days.iter().enumerate().filter(|(_, count)| **count > 0) {
            let Some(date) = self.table.date(day as u16) else { continue };
            match months.last_mut() {
                Some((year, month, sum)) if (*year, *month) == (date.year(), date.month()) => *sum += count,
                _ => months.push((date.year(), date.month(), *count)),
            }
        }
        months
    }

    /// A window of what is selected, in its order.
    pub fn window(&mut self, start: usize, length: usize) -> Vec<Shown> {
        let rows = self.rows.take().unwrap_or_else(|| self.sorted());
        let window = rows.iter().skip(start).take(length).map(|row| self.shown(*row as usize)).collect();
        self.rows = Some(rows);
        window
    }

    fn sorted(&mut self) -> Vec<u32> {
        if self.order.key == Key::Name && self.ranks.is_none() {
            self.ranks = self.names.as_ref().map(|names| Ranks::new(names, names.section(PLACES)));
        }
        let scores = self.scores.as_ref().map(|(_, scores)| scores);
        sorted(&self.selection.rows(&self.table), self.order, &self.table, self.ranks.as_ref(), scores)
    }

    /// Of what is selected, how many lie off the map, and of how many no position was published.
    pub fn unplaced(&self) -> (usize, usize) {
        unplaced(&self.table, &self.selection.rows(&self.table))
    }

    pub fn shown(&self, row: usize) -> Shown {
        let it = self.table.combination_of(row);
        let names = self.names.as_ref();
        let at = |names: &Names| names.section(PLACES).start + row;
        let index = |value: u16| (value != NONE).then_some(usize::from(value));
        let company = index(cell(self.table.company()[row]));
        let of_company = |company: usize| {
            let named = names.map(|names| names.name(names.section(COMPANIES).start + company).to_owned());
            named.or_else(|| self.table.dictionaries.companies.get(company).cloned())
        };
        Shown {
            row,
            id: names.map_or(String::new(), |names| names.id(at(names)).to_owned()),
            name: names.map_or(String::new(), |names| names.name(at(names)).to_owned()),
            context: names.map_or(String::new(), |names| names.context(at(names)).to_owned()),
            standing: Standing::ALL[usize::from(it.standing)].as_str(),
            evidence: EVIDENCE[usize::from(it.evidence)].1,
            since: self.table.date(cell(self.table.day()[row])).map(|day| (day.year(), day.month(), day.day())),
            company: company.and_then(of_company),
            mode: index(it.mode),
            kind: index(it.kind),
            score: self.scores.as_ref().and_then(|(_, scores)| scores.of(row)),
        }
    }

    /// Number of the row with this id.
    pub fn find(&self, id: &str) -> Option<usize> {
        let names = self.names.as_ref()?;
        Some(names.find(PLACES, id)? - names.section(PLACES).start)
    }

    /// The best matches of what was typed, with where they lead.
    pub fn search(&self, typed: &str, limit: usize) -> Vec<Hit> {
        self.names.as_ref().map_or(Vec::new(), |names| names.search(typed, limit))
    }

    /// Where a row stands on the map, as parts of its width and height.
    pub fn spot(&self, row: usize) -> Option<[f32; 2]> {
        let part = |value: u16| f32::from(value) / f32::from(OFF_MAP - 1);
        let at = [self.table.x(), self.table.y()].map(|column| column.get(row).map_or(NONE, |bytes| cell(*bytes)));
        (at[0] < OFF_MAP).then(|| at.map(part))
    }

    /// The path to an area, itself at its end, then the areas directly below it.
    pub fn around(&self, area: Option<usize>) -> (Vec<InTree>, Vec<InTree>) {
        let areas = &self.table.dictionaries.areas;
        let named = |index: usize| InTree {
            index,
            id: areas[index].id.clone(),
            name: self.names.as_ref().map_or_else(
                || areas[index].id.clone(),
                |names| names.name(names.section(AREAS).start + index).to_owned(),
            ),
        };
        let area = area.filter(|area| *area < areas.len());
        let holds = |it: &Span, area: usize| it.start <= areas[area].start && areas[area].end <= it.end;
        let path = area.map_or(Vec::new(), |area| {
            let mut depth = areas[area].depth + 1;
            let mut path: Vec<usize> = Vec::new();
            for index in (0..=area).rev() {
                if areas[index].depth < depth && holds(&areas[index], area) {
                    depth = areas[index].depth;
                    path.push(index);
                }
            }
            path.reverse();
            path
        });
        (path.into_iter().map(named).collect(), self.children(area).into_iter().map(named).collect())
    }

    /// What is selected in groups, each by standing: the areas directly below the one selected, or another dimension.
    pub fn groups(&self, by: By) -> Vec<Group> {
        let rows = self.selection.rows(&self.table);
        let areas = &self.table.dictionaries.areas;
        if matches!(by, By::Area | By::Top) {
            let within = self.selection.filter().area.filter(|_| by == By::Area);
            return self
                .children(within)
                .into_iter()
                .map(|area| self.group(Some(area), &rows, areas[area].rows()))
                .collect();
        }
        let dictionaries = &self.table.dictionaries;
        let months = |day: u16| {
            self.table.date(day).map(|day| usize::from(day.year().unsigned_abs()) * 12 + day.month() as usize - 1)
        };
        let mut groups: std::collections::BTreeMap<Option<usize>, [u32; Standing::ALL.len()]> = Default::default();
        let known = match by {
            By::Mode => dictionaries.modes.len(),
            By::Kind => dictionaries.kinds.len(),
            By::Company | By::Month | By::Area | By::Top => 0,
        };
        groups.extend((0..known).map(|index| (Some(index), Default::default())));
        for row in rows.rows() {
            let it = self.table.combination_of(row);
            let value = match by {
                By::Mode => it.mode,
                By::Kind => it.kind,
                By::Company => cell(self.table.company()[row]),
                By::Month | By::Area | By::Top => cell(self.table.day()[row]),
            };
            let index = if by == By::Month { months(value) } else { (value != NONE).then_some(usize::from(value)) };
            groups.entry(index).or_default()[usize::from(it.standing)] += 1;
        }
        let mut groups: Vec<Group> = groups.into_iter().map(|(index, standings)| Group { index, standings }).collect();
        // rows without a value stand last
        groups.sort_by_key(|group| group.index.is_none());
        groups
    }

    fn group(&self, index: Option<usize>, rows: &super::Bits, within: std::ops::Range<usize>) -> Group {
        let mut standings = [0; Standing::ALL.len()];
        for row in within.filter(|row| rows.contains(*row)) {
            standings[usize::from(self.table.combination_of(row).standing)] += 1;
        }
        Group { index, standings }
    }

    /// Indices of the areas directly below one; where none is given, of those below the one at the top.
    pub fn children(&self, area: Option<usize>) -> Vec<usize> {
        let areas = &self.table.dictionaries.areas;
        let is_one_tree = areas.iter().filter(|area| area.depth == 0).count() == 1;
        let area = area.or_else(|| is_one_tree.then_some(0));
        let depth = area.map_or(0, |area| areas[area].depth + 1);
        let start = area.map_or(0, |area| area + 1);
        let below = areas[start..].iter().take_while(|it| it.depth >= depth).enumerate();
        below.filter(|(_, it)| it.depth == depth).map(|(i, _)| start + i).collect()
    }

    /// Draws what is selected; see [`Blocks::draw`]. Gives how many places are in the view.
    pub fn draw(&mut self, view: &View, palette: &Palette, size: u32) -> usize {
        let rows = self.selection.rows(&self.table);
        self.blocks.draw(&self.table, &rows, view, palette, size, &mut self.pixels)
    }

    /// What was drawn last.
    pub fn pixels(&self) -> &[Pixel] {
        &self.pixels
    }

    /// What is selected near a point of the view: the nearest few, and how many.
    pub fn hit(&self, view: &View, at: [f32; 2], within: f32, limit: usize) -> (Vec<Shown>, usize) {
        let rows = self.selection.rows(&self.table);
        let (hits, all) = self.blocks.hit(&self.table, &rows, view, at, within, limit);
        (hits.into_iter().map(|row| self.shown(row)).collect(), all)
    }

    /// The rows selected in the view, where they are few enough to be named.
    pub fn labels(&self, view: &View, limit: usize) -> Vec<(f32, f32, String)> {
        let rows = self.selection.rows(&self.table);
        let found = self.blocks.in_view(&self.table, &rows, view, limit).unwrap_or_default();
        found.into_iter().map(|(row, x, y)| (x, y, self.shown(row).name)).collect()
    }

    /// Of what is selected, the nearest to a spot, with how far it is; see [`Blocks::nearest`].
    pub fn nearest(&self, spot: [f32; 2], size: [f32; 2], limit: usize) -> Vec<(Shown, f32)> {
        let rows = self.selection.rows(&self.table);
        let near = self.blocks.nearest(&self.table, &rows, spot, size, limit);
        near.into_iter().map(|(row, distance)| (self.shown(row), distance)).collect()
    }
}
