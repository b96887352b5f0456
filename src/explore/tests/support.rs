//! Invented tables: three districts of two communities each, and whatever rows a test asks for.

use proptest::prelude::*;

use crate::explore::*;
use crate::model::{CivilDate, Evidence, Status};

pub const COMPANIES: usize = 5;
pub const MODES: usize = 3;
pub const KINDS: usize = 2;

/// Seven areas: one at the top, three below it, two below the first two of these; rows are dealt out in turn.
pub fn dictionaries(rows: usize) -> Dictionaries {
    let at = |part: usize| (rows * part / 4) as u32;
    let span = |id: &str, depth, start, end| Span { id: id.into(), depth, start: at(start), end: at(end) };
    let ids = |letter: &str, count: usize| (0..count).map(|i| format!("{letter}{i}")).collect();
    Dictionaries {
        areas: vec![
            span("S", 0, 0, 4),
            span("S1", 1, 0, 2),
            span("S11", 2, 0, 1),
            span("S12", 2, 1, 2),
            span("S2", 1, 2, 4),
            span("S21", 2, 2, 3),
            span("S22", 2, 3, 4),
        ],
        modes: ids("m", MODES),
        kinds: ids("k", KINDS),
        companies: ids("c", COMPANIES),
    }
}

fn some(count: usize) -> impl Strategy<Value = Option<usize>> {
    prop_oneof![1 => Just(None), 4 => (0..count).prop_map(Some)]
}

fn row() -> impl Strategy<Value = Row> {
    let standing = prop_oneof![
        Just(Standing::Is(Status::Covered)),
        Just(Standing::Is(Status::NotCovered)),
        Just(Standing::Is(Status::Unknown)),
        Just(Standing::OffList)
    ];
    let evidence = prop_oneof![Just(None), Just(Some(Evidence::Claimed)), Just(Some(Evidence::Verified))];
    let since = prop_oneof![
        1 => Just(None),
        4 => (0_i32..400).prop_map(|days| CivilDate::constant(2024, 1, 1).checked_add(jiff::Span::new().days(days)).ok())
    ];
    let spot = prop_oneof![
        1 => Just(Spot::Unknown),
        1 => Just(Spot::Off),
        6 => (0.0..1.0_f64, 0.0..1.0_f64).prop_map(|(x, y)| Spot::On([x, y])),
        // many on one point
        2 => Just(Spot::On([0.5, 0.5])),
    ];
    (standing, evidence, some(MODES), some(KINDS), some(COMPANIES), since, spot).prop_map(
        |(standing, evidence, mode, kind, company, since, spot)| Row {
            standing,
            evidence,
            mode,
            kind,
            company,
            since,
            spot,
        },
    )
}

pub fn rows() -> impl Strategy<Value = Vec<Row>> {
    prop_oneof![5 => prop::collection::vec(row(), 0..150), 1 => prop::collection::vec(row(), 1000..1100)]
}

pub fn scores(rows: usize) -> impl Strategy<Value = Vec<Option<f64>>> {
    let score = prop_oneof![1 => Just(None), 4 => (0_i32..40).prop_map(|tenths| Some(f64::from(tenths) / 4.0))];
    prop::collection::vec(score, rows)
}

fn choice<T: Clone + std::fmt::Debug + 'static>(values: Vec<T>) -> impl Strategy<Value = Vec<T>> {
    prop_oneof![2 => Just(Vec::new()), 1 => prop::sample::subsequence(values.clone(), 0..=values.len().min(3))]
}

fn span(last: u16) -> impl Strategy<Value = std::ops::RangeInclusive<u16>> {
    (0..last, 0..last).prop_map(|(from, to)| from..=to)
}

/// A filter, and then others that differ in a span, as where a reader moves it.
pub fn filters(rows: usize) -> impl Strategy<Value = Vec<Filter>> {
    let moves = prop::collection::vec(prop_oneof![span(420).prop_map(Ok), span(40).prop_map(Err)], 0..5);
    (filter(rows), moves).prop_map(|(filter, moves)| {
        let mut filters = vec![filter.clone()];
        filters.extend(moves.into_iter().scan(filter, |filter, span| {
            match span {
                Ok(days) => filter.days = Some(days),
                Err(scores) => filter.scores = Some(scores),
            }
            Some(filter.clone())
        }));
        filters
    })
}

/// A filter of any dimensions.
fn filter(rows: usize) -> impl Strategy<Value = Filter> {
    let of = |count: usize| (0..count as u16).chain([NONE]).collect::<Vec<u16>>();
    let span = |last: u16| prop_oneof![1 => Just(None), 1 => span(last).prop_map(Some)];
    let named = prop_oneof![
        2 => Just(None),
        1 => prop::collection::vec(any::<bool>(), rows).prop_map(|rows| {
            let mut bits = Bits::none(rows.len());
            rows.iter().enumerate().filter(|(_, is_in)| **is_in).for_each(|(row, _)| bits.insert(row));
            Some(bits)
        })
    ];
    let columns = (choice(of(MODES)), choice(of(KINDS)), choice(of(COMPANIES)));
    (
        some(7),
        choice((0..7).collect::<Vec<u8>>()),
        choice((0..4).collect::<Vec<u8>>()),
        columns,
        span(420),
        span(40),
        named,
    )
        .prop_map(|(area, standings, evidence, (modes, kinds, companies), days, scores, named)| Filter {
            area,
            standings,
            evidence,
            modes,
            kinds,
            companies,
            days,
            scores,
            named,
        })
}
