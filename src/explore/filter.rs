//! What is chosen of the table, and how many of each value there are under every other choice.

use std::ops::RangeInclusive;

use serde::Serialize;

use super::bits::{Bits, Tally};
use super::brush::{Brush, Words};
use super::scores::Scores;
use super::table::{Combination, EVIDENCE, NONE, Span, Standing, Table};

/// A span that no cell lies in.
pub const NO_SPAN: RangeInclusive<u16> = RangeInclusive::new(1, 0);

/// What a reader asks for; each dimension that is not asked about lets everything through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// index of an area
    pub area: Option<usize>,
    /// any of these; empty for all
    pub standings: Vec<u8>,
    pub evidence: Vec<u8>,
    /// indices, or [`NONE`] for those of which none was published
    pub modes: Vec<u16>,
    pub kinds: Vec<u16>,
    pub companies: Vec<u16>,
    /// cells of the column of days; places without a date are in no span
    pub days: Option<RangeInclusive<u16>>,
    /// cells of the column of scores; places without a score are in no span
    pub scores: Option<RangeInclusive<u16>>,
    /// rows whose name was asked for
    pub named: Option<Bits>,
}

/// Of each value, how many rows pass the filters of all other dimensions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// rows that pass all of them
    pub shown: u32,
    pub areas: Vec<u32>,
    pub standings: Vec<u32>,
    pub evidence: Vec<u32>,
    /// in these and the next three, the last is of rows without a value
    pub modes: Vec<u32>,
    pub kinds: Vec<u32>,
    pub companies: Vec<u32>,
    pub days: Vec<u32>,
    /// empty while no dimension of rating is chosen
    pub scores: Vec<u32>,
}

/// A selection of the table's rows that follows its filter.
#[derive(Debug)]
pub struct Selection {
    filter: Filter,
    /// rows that pass the filters of a column; None where it has none
    by_combination: Option<Bits>,
    by_company: Option<Bits>,
    by_day: Option<Bits>,
    by_score: Option<Bits>,
    combinations: Tally,
    companies: Tally,
    days: Tally,
    scores: Option<Tally>,
    /// while one span is moved, and nothing else
    brush: Option<(Spanned, Brush)>,
    counted: Counted,
    /// rows that pass every filter but that of the area
    in_any_area: Bits,
}

/// Columns in which a filter is a span.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Spanned {
    Days,
    Scores,
}

/// By cell of a column; the last counter is of rows without a value.
#[derive(Debug, Default)]
struct Counted {
    combinations: Vec<u32>,
    companies: Vec<u32>,
    days: Vec<u32>,
    scores: Vec<u32>,
}

impl Selection {
    /// Of everything.
    pub fn new(table: &Table) -> Selection {
        let last_day = table.day().iter().map(|bytes| super::table::cell(*bytes)).filter(|day| *day != NONE).max();
        let mut selection = Selection {
            filter: Filter::default(),
            by_combination: None,
            by_company: None,
            by_day: None,
            by_score: None,
            combinations: Tally::new(table.combination(), table.combinations.len()),
            companies: Tally::new(table.company(), table.dictionaries.companies.len()),
            days: Tally::new(table.day(), last_day.map_or(0, |day| usize::from(day) + 1)),
            scores: None,
            brush: None,
            counted: Counted::default(),
            in_any_area: Bits::default(),
        };
        selection.count(table, None, &Filter::default(), None);
        selection
    }

    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Another dimension of rating, or none: its filter goes.
    pub fn rate_by(&mut self, table: &Table, scores: Option<&Scores>) {
        self.scores = scores.map(|scores| Tally::new(scores.column(), scores.values.len()));
        self.by_score = None;
        self.filter.scores = None;
        let filter = self.filter.clone();
        self.count(table, scores, &filter, None);
    }

    /// Follows another filter; `scores` are those that it was last told to rate by.
    pub fn apply(&mut self, table: &Table, scores: Option<&Scores>, filter: Filter) {
        let before = std::mem::replace(&mut self.filter, filter);
        let after = &self.filter;
        let small = |filter: &Filter| {
            filter.standings.is_empty()
                && filter.evidence.is_empty()
                && filter.modes.is_empty()
                && filter.kinds.is_empty()
        };
        let is_same = before.standings == after.standings
            && before.evidence == after.evidence
            && before.modes == after.modes
            && before.kinds == after.kinds;
        if !is_same {
            let passes: Vec<bool> = table.combinations.iter().map(|it| after.passes(it, None)).collect();
            self.by_combination =
                (!small(after)).then(|| Bits::of_cells(table.combination(), |cell| passes[usize::from(cell)]));
        }
        if before.companies != after.companies {
            let mut passes = vec![false; table.dictionaries.companies.len() + 1];
            for company in &after.companies {
                let last = passes.len() - 1;
                if let Some(passes) = passes.get_mut(usize::from(*company).min(last)) {
                    *passes = true;
                }
            }
            let last = passes.len() - 1;
            self.by_company = (!after.companies.is_empty())
                .then(|| Bits::of_cells(table.company(), |cell| passes[usize::from(cell).min(last)]));
        }
        if before.days != after.days {
            self.by_day = after.days.as_ref().map(|days| Bits::of_span(table.day(), days));
        }
        if before.scores != after.scores {
            let span = after.scores.as_ref().zip(scores);
            self.by_score = span.map(|(span, scores)| Bits::of_span(scores.column(), span));
        }
        let after = self.filter.clone();
        self.count(table, scores, &after, moved(&before, &after));
    }

    fn count(&mut self, table: &Table, scores: Option<&Scores>, filter: &Filter, moved: Option<Spanned>) {
        let Selection { by_combination, by_company, by_day, by_score, .. } = self;
        fn word(set: &Option<Bits>, i: usize) -> u64 {
            set.as_ref().map_or(u64::MAX, |bits| bits.0[i])
        }
        let area = filter.area.and_then(|area| table.dictionaries.areas.get(area));
        let rows = area.map_or(0..table.len(), Span::rows);
        // all that no column filters by: the area, the names
        let here = |i: usize| word(&filter.named, i) & Bits::range_word(i, rows.start, rows.end);
        let combination = |i: usize| word(by_combination, i);
        let company = |i: usize| word(by_company, i);
        let day = |i: usize| word(by_day, i);
        let score = |i: usize| word(by_score, i);
        let (combinations, companies) =
            ((table.combination(), table.combinations.len()), (table.company(), table.dictionaries.companies.len()));
        let days = (table.day(), self.days.values());
        let rated = self.scores.as_ref().zip(scores).map(|(tally, scores)| (scores.column(), tally.values()));
        let before = self.brush.take().filter(|(of, _)| moved == Some(*of));
        self.brush = before.or_else(|| {
            let brush = match moved? {
                Spanned::Days => {
                    let others: [(_, Words); 2] = [
                        (combinations, &|i| here(i) & company(i) & score(i)),
                        (companies, &|i| here(i) & combination(i) & score(i)),
                    ];
                    let of_scores: Words = &|i| here(i) & combination(i) & company(i);
                    Brush::new(days, &others.into_iter().chain(rated.map(|it| (it, of_scores))).collect::<Vec<_>>())
                }
                Spanned::Scores => {
                    let others: [(_, Words); 3] = [
                        (combinations, &|i| here(i) & company(i) & day(i)),
                        (companies, &|i| here(i) & combination(i) & day(i)),
                        (days, &|i| here(i) & combination(i) & company(i)),
                    ];
                    Brush::new(rated?, &others)
                }
            };
            moved.zip(brush)
        });
        let count_days = |tally: &mut Tally| {
            tally.count(table.day(), |i| here(i) & combination(i) & company(i) & score(i));
            tally.counts().to_vec()
        };
        let count_scores = |tally: &mut Option<Tally>| {
            let Some((tally, scores)) = tally.as_mut().zip(scores) else { return Vec::new() };
            tally.count(scores.column(), |i| here(i) & combination(i) & company(i) & day(i));
            tally.counts().to_vec()
        };
        let under = |brush: &Brush, span: &Option<RangeInclusive<u16>>| {
            let mut counts = brush.counts(span.as_ref().unwrap_or(&NO_SPAN)).into_iter();
            [(); 3].map(|()| counts.next().unwrap_or_default())
        };
        self.counted = match &self.brush {
            Some((Spanned::Days, brush)) => {
                let [combinations, companies, scores] = under(brush, &filter.days);
                Counted { combinations, companies, scores, days: count_days(&mut self.days) }
            }
            Some((Spanned::Scores, brush)) => {
                let [combinations, companies, days] = under(brush, &filter.scores);
                Counted { combinations, companies, days, scores: count_scores(&mut self.scores) }
            }
            None => {
                self.combinations.count(table.combination(), |i| here(i) & company(i) & day(i) & score(i));
                self.companies.count(table.company(), |i| here(i) & combination(i) & day(i) & score(i));
                Counted {
                    combinations: self.combinations.counts().to_vec(),
                    companies: self.companies.counts().to_vec(),
                    days: count_days(&mut self.days),
                    scores: count_scores(&mut self.scores),
                }
            }
        };
        let all = Bits::all(table.len());
        let anywhere = |i: usize| all.0[i] & word(&filter.named, i) & combination(i) & company(i) & day(i) & score(i);
        self.in_any_area = Bits((0..all.0.len()).map(anywhere).collect());
    }

    /// The rows that pass every filter.
    pub fn rows(&self, table: &Table) -> Bits {
        let Some(area) = self.filter.area.and_then(|area| table.dictionaries.areas.get(area)) else {
            return self.in_any_area.clone();
        };
        let rows = area.rows();
        let words = self.in_any_area.0.iter().enumerate();
        Bits(words.map(|(i, word)| word & Bits::range_word(i, rows.start, rows.end)).collect())
    }

    pub fn counts(&self, table: &Table) -> Counts {
        let before: Vec<u32> = std::iter::once(0)
            .chain(self.in_any_area.0.iter().scan(0, |sum, word| {
                *sum += word.count_ones();
                Some(*sum)
            }))
            .collect();
        let below = |row: usize| {
            let word = self.in_any_area.0.get(row / 64).map_or(0, |word| word & ((1 << (row % 64)) - 1));
            before[row / 64] + word.count_ones()
        };
        let count = |rows: std::ops::Range<usize>| below(rows.end) - below(rows.start);
        let areas: Vec<u32> = table.dictionaries.areas.iter().map(|area| count(area.rows())).collect();
        let shown = self.filter.area.and_then(|area| areas.get(area).copied()).unwrap_or_else(|| count(0..table.len()));
        let mut counts = Counts {
            shown,
            areas,
            standings: vec![0; Standing::ALL.len()],
            evidence: vec![0; EVIDENCE.len()],
            modes: vec![0; table.dictionaries.modes.len() + 1],
            kinds: vec![0; table.dictionaries.kinds.len() + 1],
            companies: self.counted.companies.clone(),
            days: self.counted.days.clone(),
            scores: self.counted.scores.clone(),
        };
        for (it, rows) in table.combinations.iter().zip(&self.counted.combinations) {
            let add = |dimension, counts: &mut [u32], value: usize| {
                let last = counts.len() - 1;
                if self.filter.passes(it, Some(dimension)) {
                    counts[value.min(last)] += rows;
                }
            };
            add(Small::Standing, &mut counts.standings, it.standing.into());
            add(Small::Evidence, &mut counts.evidence, it.evidence.into());
            add(Small::Mode, &mut counts.modes, it.mode.into());
            add(Small::Kind, &mut counts.kinds, it.kind.into());
        }
        counts
    }

    /// Days and scores that occur at all.
    pub fn extent(&self) -> (usize, usize) {
        (self.days.values(), self.scores.as_ref().map_or(0, Tally::values))
    }
}

/// The one filter that is another, where it was a span and still is.
fn moved(before: &Filter, after: &Filter) -> Option<Spanned> {
    let moves = |before: &Option<RangeInclusive<u16>>, after: &Option<RangeInclusive<u16>>| {
        before.is_some() && after.is_some() && before != after
    };
    let with_days = Filter { days: after.days.clone(), ..before.clone() };
    let with_scores = Filter { scores: after.scores.clone(), ..before.clone() };
    match () {
        () if moves(&before.days, &after.days) && with_days == *after => Some(Spanned::Days),
        () if moves(&before.scores, &after.scores) && with_scores == *after => Some(Spanned::Scores),
        () => None,
    }
}

/// Dimensions that share a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Small {
    Standing,
    Evidence,
    Mode,
    Kind,
}

impl Filter {
    /// Whether a combination passes the filters of all four dimensions, or of all but one.
    fn passes(&self, it: &Combination, but: Option<Small>) -> bool {
        fn asks<T: PartialEq>(chosen: &[T], value: &T) -> bool {
            chosen.is_empty() || chosen.contains(value)
        }
        let passes = |dimension, answer: bool| but == Some(dimension) || answer;
        passes(Small::Standing, asks(&self.standings, &it.standing))
            && passes(Small::Evidence, asks(&self.evidence, &it.evidence))
            && passes(Small::Mode, asks(&self.modes, &it.mode))
            && passes(Small::Kind, asks(&self.kinds, &it.kind))
    }
}
