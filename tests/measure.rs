//! Laws that measures keep on any programme, and what they say of the real ones.

mod support;

use noticeboard::measure::{self, Measures, headline};
use noticeboard::model::{AreaIx, Borne, IndicatorIx, Lang, Programme};
use noticeboard::package::{self, Files};
use noticeboard::words;
use proptest::prelude::*;
use support::{files_below, path};

const MAIN: IndicatorIx = IndicatorIx(0);

fn read(files: &Files) -> Programme {
    let reading = package::read(files);
    let findings = format!("{:?}", reading.findings);
    reading.into_programme().unwrap_or_else(|| panic!("{findings}"))
}

fn shipped(name: &str) -> Programme {
    read(&files_below(&path("public/data").join(name)))
}

/// A place: its district, when it came on the list and went off it, and its statuses by day.
#[derive(Clone, Debug)]
struct Place {
    district: usize,
    listed: (Option<u32>, Option<u32>),
    statuses: Vec<(u32, &'static str, bool)>,
}

const STATUSES: [&str; 6] = ["covered", "in_progress", "not_covered", "lapsed", "merged", "unknown"];

fn place() -> impl Strategy<Value = Place> {
    let status = (0..700_u32, prop::sample::select(STATUSES.to_vec()), any::<bool>());
    let listed = (prop::option::of(0..300_u32), prop::option::of(400..700_u32));
    (0..3_usize, listed, prop::collection::vec(status, 0..5)).prop_map(|(district, listed, mut statuses)| {
        statuses.sort_by_key(|(day, ..)| *day);
        statuses.dedup_by_key(|(day, ..)| *day);
        Place { district, listed, statuses }
    })
}

fn day(days: u32) -> String {
    let first = noticeboard::model::CivilDate::constant(2023, 1, 1);
    first.saturating_add(jiff::Span::new().days(i64::from(days))).to_string()
}

/// A package of places in three districts; ids and the order of rows are of no meaning.
fn package_of(places: &[Place], prefix: &str, reversed: bool) -> Files {
    let mut areas = vec!["C,City,city,".to_owned()];
    areas.extend((0..3).map(|i| format!("{prefix}D{i},District {i},district,C")));
    let (mut rows, mut events) = (Vec::new(), Vec::new());
    for (i, place) in places.iter().enumerate() {
        let listed = |day_of: Option<u32>| day_of.map(day).unwrap_or_default();
        let (from, until) = (listed(place.listed.0), listed(place.listed.1));
        rows.push(format!("{prefix}{i},Place {i},{prefix}D{},{from},{until}", place.district));
        for (on, status, corrects) in &place.statuses {
            let corrects = if *corrects { "yes" } else { "no" };
            events.push(format!("{prefix}{i},{},{status},{corrects}", day(*on)));
        }
    }
    if reversed {
        areas[1..].reverse();
        rows.reverse();
        events.reverse();
    }
    let descriptor = r#"{"$schema":"https://datapackage.org/profiles/2.0/datapackage.json","name":"any","title":"Any",
        "noticeboard":{"languages":["en"]},"resources":[{"name":"areas","path":"areas.csv"},
        {"name":"places","path":"places.csv"},{"name":"status","path":"status.csv"}]}"#;
    let table = |header: &str, rows: &[String]| format!("{header}\n{}\n", rows.join("\n")).into_bytes();
    Files::from([
        ("datapackage.json".to_owned(), descriptor.as_bytes().to_vec()),
        ("areas.csv".to_owned(), table("area_id,name,level,parent_id", &areas)),
        ("places.csv".to_owned(), table("place_id,name,area_id,listed_from,listed_until", &rows)),
        ("status.csv".to_owned(), table("place_id,date,status,corrects", &events)),
    ])
}

fn places() -> impl Strategy<Value = Vec<Place>> {
    prop::collection::vec(place(), 1..25)
        .prop_filter("somebody must have a status", |places| places.iter().any(|place| !place.statuses.is_empty()))
}

/// Date, covered, total, unknown of every figure of an area by name.
fn series(programme: &Programme, name: &str) -> Vec<(String, f64, f64, f64)> {
    let measures = Measures::new(programme);
    let area = programme.areas.all().find(|(_, area)| area.name.get(Lang::En) == name).map(|(ix, _)| ix);
    let figures = area.map(|area| measures.series(MAIN, area).to_vec()).unwrap_or_default();
    let of = |count: Option<noticeboard::model::Count>| count.map_or(f64::NAN, |count| count.0);
    figures
        .iter()
        .map(|at| {
            let coverage = &at.coverage;
            (at.date.to_string(), of(coverage.covered), of(coverage.total), coverage.unknown.0)
        })
        .collect()
}

fn is_close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_of_the_ledger_sum_to_the_whole(places in places()) {
        let programme = read(&package_of(&places, "P", false));
        let measures = Measures::new(&programme);
        for (area, _) in programme.areas.all() {
            let steps = measure::steps(&measures, MAIN, area);
            for step in steps.iter().cloned().chain(measure::ledger(&steps, None, None)) {
                let sum = |of: fn(&measure::Entry) -> f64| step.entries.iter().map(of).sum::<f64>();
                let counts = |at: &noticeboard::model::Observation| {
                    (at.coverage.covered.map_or(0.0, |c| c.0), at.coverage.total.map_or(0.0, |c| c.0))
                };
                let ((c0, n0), (c1, n1)) = (counts(step.from), counts(step.to));
                prop_assert_eq!(sum(|entry| entry.covered), c1 - c0);
                prop_assert_eq!(sum(|entry| entry.total), n1 - n0);
                prop_assert!(is_close(sum(|entry| entry.share), step.change()), "{step:?}");
                prop_assert!(is_close(step.part(true) + step.part(false), step.change()));
            }
        }
    }

    #[test]
    fn figures_are_possible(places in places()) {
        let programme = read(&package_of(&places, "P", false));
        let measures = Measures::new(&programme);
        for (area, _) in programme.areas.all() {
            for at in measures.series(MAIN, area) {
                let coverage = &at.coverage;
                let (covered, total) = (coverage.covered.map_or(-1.0, |c| c.0), coverage.total.map_or(-1.0, |c| c.0));
                prop_assert!(covered >= 0.0 && covered + coverage.unknown.0 <= total, "{at:?}");
                prop_assert_eq!(coverage.share().is_none(), total == 0.0);
                prop_assert!(coverage.share().is_none_or(|share| (0.0..=1.0).contains(&share.0)));
            }
        }
    }

    #[test]
    fn names_of_ids_and_the_order_of_rows_do_not_matter(places in places()) {
        let (one, other) = (package_of(&places, "P", false), package_of(&places, "x", true));
        let (one, other) = (read(&one), read(&other));
        for name in ["City", "District 0", "District 1", "District 2"] {
            prop_assert_eq!(series(&one, name), series(&other, name));
        }
    }

    #[test]
    fn an_uncovered_place_never_raises_a_share(places in places(), district in 0..3_usize) {
        let before = read(&package_of(&places, "P", false));
        let mut more = places.clone();
        more.push(Place { district, listed: (None, None), statuses: vec![(0, "not_covered", false)] });
        let after = read(&package_of(&more, "P", false));
        let share = |(_, covered, total, _): &(String, f64, f64, f64)| if *total > 0.0 { covered / total } else { 0.0 };
        let (before, after) = (series(&before, "City"), series(&after, "City"));
        // the day of the new one is a figure of its own, should it be the first
        for at in &before {
            if let Some(then) = after.iter().find(|other| other.0 == at.0) {
                prop_assert!(share(then) <= share(at), "{at:?} {then:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever was published of it, a score lies in its interval, and the interval on the scale; ranks are of a range.
    #[test]
    fn intervals_contain_the_score(
        ratings in prop::collection::vec((0.0..=100.0_f64, 0..500_u32, prop::option::of(0.0..60.0_f64), 0..3_u32), 1..30),
        threshold in 0..20_u32,
    ) {
        use noticeboard::model::{CivilDate, Dimension, Direction, ProviderIx, Rated, Rating};
        let (id, name, definition, sampling) = Default::default();
        let direction = Direction::LowerIsBetter;
        let dimension = Dimension { id, name, definition, min: 0.0, max: 100.0, direction, threshold, sampling };
        let ratings: Vec<Rating> = ratings
            .into_iter()
            .map(|(score, n, spread, more)| Rating {
                of: Rated::Provider(ProviderIx(0)),
                dimension: 0,
                date: CivilDate::constant(2025, 3, 15),
                score,
                n,
                spread,
                population: (more > 0).then_some(n * more),
                levels: Vec::new(),
            })
            .collect();
        for rating in &ratings {
            if let measure::Sureness::Between(low, high) = measure::sureness(&dimension, rating) {
                prop_assert!(0.0 <= low && low <= rating.score && rating.score <= high && high <= 100.0, "{rating:?}");
            }
        }
        let ranks = measure::ranks(&dimension, &ratings.iter().collect::<Vec<_>>());
        let of = ranks.iter().flatten().count();
        prop_assert!(ranks.iter().flatten().all(|rank| 1 <= rank.best && rank.best <= rank.worst && rank.worst <= of));
    }
}

/// 28 and 29 September 2022: the count rose by 1,490 and the share fell, for the list was another.
#[test]
fn germany_tells_why_the_share_fell() {
    let programme = shipped("germany-vaccination");
    let measures = Measures::new(&programme);
    let root = programme.areas.root().expect("a country");
    let steps = measure::steps(&measures, MAIN, root);
    let changed: Vec<_> = steps.iter().filter(|step| step.growth() != 0.0).collect();
    let [step] = changed.as_slice() else { panic!("{} changes of the list", changed.len()) };
    let count = step.entries.iter().filter(|entry| !entry.cause.is_of_list()).map(|entry| entry.covered).sum();
    let told = words::list_changed(step.from, step.to, step.part(true), step.part(false), count, Lang::En);
    let expected = "On 28 September 2022 the total of those counted grew by 82,093. That alone moved the share by \u{2212}0.08 points; what was \
                    covered (+1,490) by +0.002. So it went from 77.9% to 77.8%.";
    assert_eq!(told, expected);
}

/// Every claim of the programmes that ship, and what the data say of it.
#[test]
fn claims_against_data() {
    let cases = [
        ("germany-vaccination", "75.8%", "out", "The data give 75.76% (62,999,870 of 83,155,031) for 30 January 2022."),
        (
            "germany-vaccination",
            "73.6%",
            "out",
            "The data give 73.60% (61,201,400 of 83,155,031) for 21 December 2021.",
        ),
        (
            "shijiazhuang",
            "332 compounds",
            "cannot",
            "293 of 332 were reported on 27 November 2020, before the time was over. A figure for all of it would tell.",
        ),
        (
            "shijiazhuang",
            "100%",
            "cannot",
            "How many of the 628 listed are covered was not published. That number, and which ones, would tell.",
        ),
        ("shijiazhuang", "645 compounds", "out", "645 were reported on 18 April 2022."),
        (
            "shili",
            "0 compounds",
            "cannot",
            "No figure of 31 December 2024 was published; the first after it is 0 on 31 March 2025.",
        ),
    ];
    for (name, value, verdict, why) in cases {
        let programme = shipped(name);
        let measures = Measures::new(&programme);
        let told: Vec<(String, String)> = programme
            .claims
            .iter()
            .filter(|claim| words::claim_value(claim, Lang::En) == value)
            .filter_map(|claim| {
                let borne = measure::borne_out(&programme, &measures, claim)?;
                let indicator = programme.indicator(claim.indicator.unwrap_or(MAIN));
                let verdict = match &borne {
                    Borne::Out(_) => "out",
                    Borne::Contradicted(_) => "contradicted",
                    Borne::CannotTell(_) => "cannot",
                };
                Some((verdict.to_owned(), words::borne(claim, &borne, indicator, Lang::En)))
            })
            .collect();
        assert!(told.contains(&(verdict.to_owned(), why.to_owned())), "{name} {value}: {told:#?}");
    }
}

/// What the method page says of the forecast is what the back-test counts.
#[test]
fn the_method_page_says_what_the_back_test_counted() {
    let programme = shipped("germany-vaccination");
    let rows = measure::backtest(&programme, &Measures::new(&programme), MAIN);
    let all = rows.last().filter(|row| row.horizon.is_none()).expect("the sum of all").open;
    let said = words::words(Lang::En).method_pace[1];
    let numbers = format!(
        "held in {:.0} of 100 cases of the German states' vaccination, and its score was better than that of naive drift \
         ({} cases; {:.0} against {} days)",
        all.held * 100.0,
        all.cases,
        all.score,
        words::number(all.naive.round(), Lang::En)
    );
    assert!(said.contains(&numbers), "{numbers}");
    let (low, high) = all.between.expect("forecasts of several days");
    let between = format!("{:.0} to {:.0} of 100 is as near", low * 100.0, high * 100.0);
    assert!(said.contains(&between), "{between}");
    for row in &rows {
        assert!(row.open.naive >= row.open.score, "{row:?}");
    }
}

/// On both lists the promise was missed; the page says by how much.
#[test]
fn a_promise_is_read_on_both_lists() {
    let programme = shipped("germany-vaccination");
    let measures = Measures::new(&programme);
    let head = headline(&programme, &measures, MAIN, AreaIx(0), None);
    let told: Vec<String> = head
        .promises
        .iter()
        .flat_map(|promise| &promise.on_lists)
        .map(|on| words::on_list(on.list, on.is_todays, &on.coverage, on.is_reached, Lang::En))
        .collect();
    let expected = [
        "With the latest total (8 July 2024): 74.5% (61,987,433 of 83,237,124), not reached",
        "With the latest total (8 July 2024): 75.7% (63,027,665 of 83,237,124), not reached",
    ];
    assert_eq!(told, expected);
}
