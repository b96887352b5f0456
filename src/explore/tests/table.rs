use proptest::prelude::*;

use super::support::{self, dictionaries};
use crate::explore::filter::NO_SPAN;
use crate::explore::order::{Order, sorted};
use crate::explore::points::unplaced;
use crate::explore::table::cell;
use crate::explore::*;

/// A dimension, for leaving its own filter out.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    Area,
    Standing,
    Evidence,
    Mode,
    Kind,
    Company,
    Day,
    Score,
}

/// One row against a filter, the plain way.
fn passes(table: &Table, scores: &Scores, filter: &Filter, row: usize, but: Option<Of>) -> bool {
    let it = table.combination_of(row);
    let asks = |of: Of, answer: bool| but == Some(of) || answer;
    let any = |chosen: &[u16], value: u16| chosen.is_empty() || chosen.contains(&value);
    let small = |chosen: &[u8], value: u8| chosen.is_empty() || chosen.contains(&value);
    let span = |span: &Option<std::ops::RangeInclusive<u16>>, value: u16| {
        span.as_ref().is_none_or(|span| value != NONE && span.contains(&value))
    };
    asks(Of::Area, filter.area.is_none_or(|area| table.dictionaries.areas[area].rows().contains(&row)))
        && asks(Of::Standing, small(&filter.standings, it.standing))
        && asks(Of::Evidence, small(&filter.evidence, it.evidence))
        && asks(Of::Mode, any(&filter.modes, it.mode))
        && asks(Of::Kind, any(&filter.kinds, it.kind))
        && asks(Of::Company, any(&filter.companies, cell(table.company()[row])))
        && asks(Of::Day, span(&filter.days, cell(table.day()[row])))
        && asks(Of::Score, span(&filter.scores, cell(scores.column()[row])))
        && filter.named.as_ref().is_none_or(|named| named.contains(row))
}

fn count(table: &Table, values: usize, passes: impl Fn(usize) -> bool, value: impl Fn(usize) -> u16) -> Vec<u32> {
    let mut counts = vec![0; values + 1];
    for row in (0..table.len()).filter(|row| passes(*row)) {
        counts[usize::from(value(row)).min(values)] += 1;
    }
    counts
}

fn naive(table: &Table, scores: &Scores, filter: &Filter, days: usize) -> Counts {
    let but = |of: Of| move |row: usize| passes(table, scores, filter, row, Some(of));
    let mut standings = count(table, 7, but(Of::Standing), |row| table.combination_of(row).standing.into());
    let mut evidence = count(table, 4, but(Of::Evidence), |row| table.combination_of(row).evidence.into());
    // these two always have a value
    standings.pop();
    evidence.pop();
    let areas = table.dictionaries.areas.iter();
    Counts {
        shown: (0..table.len()).filter(|row| passes(table, scores, filter, *row, None)).count() as u32,
        areas: areas.map(|area| area.rows().filter(|row| but(Of::Area)(*row)).count() as u32).collect(),
        standings,
        evidence,
        modes: count(table, support::MODES, but(Of::Mode), |row| table.combination_of(row).mode),
        kinds: count(table, support::KINDS, but(Of::Kind), |row| table.combination_of(row).kind),
        companies: count(table, support::COMPANIES, but(Of::Company), |row| cell(table.company()[row])),
        days: count(table, days, but(Of::Day), |row| cell(table.day()[row])),
        scores: count(table, scores.values.len(), but(Of::Score), |row| cell(scores.column()[row])),
    }
}

/// Rows, scores for them, and filters that follow each other.
fn cases() -> impl Strategy<Value = (Vec<Row>, Vec<Option<f64>>, Vec<Filter>)> {
    support::rows().prop_flat_map(|rows| {
        let count = rows.len();
        (
            Just(rows),
            support::scores(count),
            prop::collection::vec(support::filters(count), 1..4).prop_map(|it| it.concat()),
        )
    })
}

fn table_of(rows: &[Row]) -> Table {
    let bytes = write_table(rows, dictionaries(rows.len())).unwrap_or_else(|error| panic!("{error:?}"));
    Table::read(bytes).unwrap_or_else(|error| panic!("{error:?}"))
}

fn scores_of(scores: &[Option<f64>]) -> Scores {
    let bytes = write_scores(scores).unwrap_or_else(|error| panic!("{error:?}"));
    Scores::read(bytes, scores.len()).unwrap_or_else(|error| panic!("{error:?}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn counts_and_rows_are_those_of_a_naive_filter((rows, scores, filters) in cases()) {
        let table = table_of(&rows);
        let scores = scores_of(&scores);
        let mut selection = Selection::new(&table);
        selection.rate_by(&table, Some(&scores));
        for filter in filters {
            selection.apply(&table, Some(&scores), filter.clone());
            prop_assert_eq!(selection.counts(&table), naive(&table, &scores, &filter, selection.extent().0));
            let shown: Vec<usize> = selection.rows(&table).rows().collect();
            let expected: Vec<usize> =
                (0..table.len()).filter(|row| passes(&table, &scores, &filter, *row, None)).collect();
            prop_assert_eq!(shown, expected);
        }
    }

    #[test]
    fn a_table_is_read_as_it_was_written(rows in support::rows()) {
        let table = table_of(&rows);
        prop_assert_eq!(table.len(), rows.len());
        for (i, row) in rows.iter().enumerate() {
            let it = table.combination_of(i);
            let index = |value: u16| (value != NONE).then_some(usize::from(value));
            prop_assert_eq!(Standing::ALL[usize::from(it.standing)], row.standing);
            prop_assert_eq!(EVIDENCE[usize::from(it.evidence)].0, row.evidence);
            prop_assert_eq!(index(it.mode), row.mode);
            prop_assert_eq!(index(it.kind), row.kind);
            prop_assert_eq!(index(cell(table.company()[i])), row.company);
            prop_assert_eq!(table.date(cell(table.day()[i])), row.since);
            let x = cell(table.x()[i]);
            match row.spot {
                Spot::Unknown => prop_assert_eq!(x, NONE),
                Spot::Off => prop_assert_eq!(x, NONE - 1),
                Spot::On([part, _]) => prop_assert!((f64::from(x) / 65533.0 - part).abs() < 1e-5),
            }
        }
    }

    #[test]
    fn a_file_that_is_cut_or_altered_is_no_table(rows in support::rows(), at in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let file = write_table(&rows, dictionaries(rows.len())).unwrap_or_default();
        let mut altered = file.clone();
        altered[at.index(file.len())] ^= 1 << bit;
        prop_assert!(Table::read(altered).is_err());
        prop_assert!(Table::read(file[..at.index(file.len())].to_vec()).is_err());
    }

    #[test]
    fn an_order_is_of_the_same_rows_and_what_has_no_value_comes_last((rows, scores, filters) in cases(), descending in any::<bool>()) {
        let table = table_of(&rows);
        let scores = scores_of(&scores);
        let mut selection = Selection::new(&table);
        selection.rate_by(&table, Some(&scores));
        selection.apply(&table, Some(&scores), filters[0].clone());
        let set = selection.rows(&table);
        let value = |key: Key, row: u32| {
            let cell = match key {
                Key::Status => u16::from(table.combination_of(row as usize).standing),
                Key::Since => cell(table.day()[row as usize]),
                Key::Score => cell(scores.column()[row as usize]),
                Key::Area | Key::Name => row as u16,
            };
            if cell == NONE { i32::MAX } else if descending { -i32::from(cell) } else { i32::from(cell) }
        };
        for key in [Key::Area, Key::Status, Key::Since, Key::Score] {
            let list = sorted(&set, Order { key, is_descending: descending }, &table, None, Some(&scores));
            prop_assert!(list.is_sorted_by_key(|row| value(key, *row)), "{key:?}");
            let mut same: Vec<usize> = list.iter().map(|row| *row as usize).collect();
            same.sort_unstable();
            prop_assert_eq!(same, set.rows().collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_finger_finds_what_is_under_it(rows in support::rows(), x in -50.0..450.0_f32, y in -50.0..350.0_f32) {
        let table = table_of(&rows);
        let blocks = Blocks::new(&table);
        let view = View { width: 390, height: 300, left: -40.0, top: -30.0, map_width: 500.0, map_height: 400.0 };
        let all = Bits::all(table.len());
        let place = |row: usize| match rows[row].spot {
            Spot::On([px, py]) => Some((px as f32 * 500.0 - 40.0, py as f32 * 400.0 - 30.0)),
            _ => None,
        };
        let distance = |row: usize| place(row).map_or(f32::INFINITY, |(px, py)| (px - x).hypot(py - y));
        let near = |row: usize| distance(row) <= 24.0;
        let (hits, count) = blocks.hit(&table, &all, &view, [x, y], 24.0, 5);
        let expected = (0..rows.len()).filter(|row| near(*row)).count();
        prop_assert!(count.abs_diff(expected) <= (0..rows.len()).filter(|row| (distance(*row) - 24.0).abs() < 0.02).count());
        prop_assert_eq!(hits.len(), count.min(5));
        prop_assert!(hits.windows(2).all(|pair| distance(pair[0]) <= distance(pair[1]) + 0.02));

        let palette = Palette { standings: [0xFF00_00FF; 7], rim: 0 };
        let mut pixels = Vec::new();
        let seen = blocks.draw(&table, &all, &view, &palette, 1, &mut pixels);
        let inside = |row: &usize| place(*row).is_some_and(|(x, y)| x >= 0.0 && y >= 0.0 && x < 390.0 && y < 300.0);
        let at_edge = (0..rows.len()).filter(|row| place(*row).is_some_and(|(x, y)| {
            [x, y, x - 390.0, y - 300.0].iter().any(|d| d.abs() < 0.02)
        })).count();
        prop_assert!(seen.abs_diff((0..rows.len()).filter(inside).count()) <= at_edge);
        prop_assert!(pixels.iter().filter(|pixel| **pixel != [0; 4]).count() <= seen);

        let nearest = blocks.nearest(&table, &all, [0.3, 0.7], [500.0, 400.0], 3);
        let with_spot = rows.iter().filter(|row| matches!(row.spot, Spot::On(_))).count();
        prop_assert_eq!(nearest.len(), with_spot.min(3));

        let (off, unknown) = unplaced(&table, &all);
        prop_assert_eq!(off + unknown + with_spot, rows.len());
    }
}

#[test]
fn five_thousand_places_on_one_point_are_counted() {
    let row = Row {
        standing: Standing::OffList,
        evidence: None,
        mode: None,
        kind: None,
        company: None,
        since: None,
        spot: Spot::On([0.5, 0.5]),
    };
    let table = table_of(&vec![row; 5000]);
    let view = View { width: 100, height: 100, left: 0.0, top: 0.0, map_width: 100.0, map_height: 100.0 };
    let (hits, count) = Blocks::new(&table).hit(&table, &Bits::all(5000), &view, [50.0, 50.0], 10.0, 8);
    assert_eq!((hits, count), ((0..8).collect(), 5000));
}

#[test]
fn an_address_is_understood_or_told() {
    let since = |text: &str| text.parse().ok();
    let row = |since| Row {
        standing: Standing::OffList,
        evidence: None,
        mode: None,
        kind: None,
        company: None,
        since,
        spot: Spot::Unknown,
    };
    let table = table_of(&[row(since("2024-01-10")), row(since("2024-03-01")), row(None), row(since("2024-12-31"))]);
    let ratings = ["safety".to_owned()];
    let ask = |address: &str| {
        let pairs: Vec<(&str, &str)> = address.split('&').filter_map(|pair| pair.split_once('=')).collect();
        Query::parse(pairs, &table, &ratings)
    };
    let filter = |filter: Filter| Query { filter, ..Query::default() };
    let unknown = |key: &str, value: &str| Query { unknown: vec![(key.into(), value.into())], ..Query::default() };
    let days = |first, last| filter(Filter { days: Some(first..=last), ..Filter::default() });
    let cases = [
        ("", Query::default()),
        ("area=S12", filter(Filter { area: Some(3), ..Filter::default() })),
        ("area=nowhere", unknown("area", "nowhere")),
        ("status=covered&status=off_list", filter(Filter { standings: vec![0, 6], ..Filter::default() })),
        ("status=golden", unknown("status", "golden")),
        ("evidence=none", filter(Filter { evidence: vec![3], ..Filter::default() })),
        ("mode=m1&mode=none", filter(Filter { modes: vec![1, NONE], ..Filter::default() })),
        ("company=c4&kind=k0", filter(Filter { companies: vec![4], kinds: vec![0], ..Filter::default() })),
        ("from=2024-03&to=2024-03", days(51, 81)),
        ("from=2024", days(0, NONE - 1)),
        ("to=2023", filter(Filter { days: Some(NO_SPAN), ..Filter::default() })),
        ("from=soon", unknown("from", "soon")),
        (
            "rating=safety&min=60&max=80.5",
            Query { rating: Some("safety".into()), least: Some(60.0), greatest: Some(80.5), ..Query::default() },
        ),
        ("rating=beauty", unknown("rating", "beauty")),
        ("min=NaN", unknown("min", "NaN")),
        ("sort=-since", Query { order: Order { key: Key::Since, is_descending: true }, ..Query::default() }),
        ("sort=luck", unknown("sort", "luck")),
        ("q=海关", Query { text: "海关".into(), ..Query::default() }),
        ("view=map&at=1,2,3&by=mode&place=P1", Query::default()),
        ("status=&from=", Query::default()),
        ("colour=red", unknown("colour", "red")),
    ];
    for (address, expected) in cases {
        assert_eq!(ask(address), expected, "{address}");
    }
}

#[test]
fn a_file_of_another_kind_is_told_apart_from_a_damaged_one() {
    let table = write_table(&[], dictionaries(0)).unwrap_or_default();
    let scores = write_scores(&[Some(1.0)]).unwrap_or_default();
    let cases = [
        (b"<!doctype html>".to_vec(), TableError::OtherVersion),
        (Vec::new(), TableError::OtherVersion),
        (scores.clone(), TableError::OtherVersion),
        (table[..12].to_vec(), TableError::Damaged),
        (table[..table.len() - 1].to_vec(), TableError::Damaged),
    ];
    for (bytes, expected) in cases {
        assert_eq!(Table::read(bytes).err(), Some(expected));
    }
    assert!(Table::read(table).is_ok());
    assert_eq!(Scores::read(scores, 2).err(), Some(TableError::Damaged), "of a table with more rows");
}
