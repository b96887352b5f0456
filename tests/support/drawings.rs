//! One drawing of each kind of figure beside progress and years, with what is awkward for it: long names, nothing known, a
//! stamp, labels at the same height.

use noticeboard::chart::{
    Bin, Calendar, Compared, Dated, Distribution, Figure, Gap, Ink, Ledger, Line, Lines, Moved, Multiples, Profile,
    Range, RankRanges, Ranked, Ranking, Remaining, Rest, Row, Scored, Spread, Stack, StatusOverTime,
};

const STAMP: &str = "Illustrative data";

/// A drawing: its name, and its SVG for a width with its height.
pub type Drawing = (&'static str, Box<dyn Fn(u32) -> (u32, String)>);

pub fn drawings() -> Vec<Drawing> {
    vec![
        of("ledger-places", ledger(), Ledger::height),
        of("ranking-target", ranking(), Ranking::height),
        of("rest-others", rest(), Rest::height),
        of("gap-two-years", gap(), |_| 260),
        of("status-stacked", status(), |_| 280),
        ("multiples-long-names", {
            let figure = multiples();
            Box::new(move |width| (figure.height(width), figure.svg(width, figure.height(width), "area by area")))
        }),
        of("distribution-promise", distribution(), |_| 220),
        of("profile-too-few", profile(), Profile::height),
        of("ranks-overlapping", ranks(), RankRanges::height),
        of("lines-close", lines(), |_| 280),
    ]
}

fn of<F: Figure + 'static>(name: &'static str, figure: F, height: fn(&F) -> u32) -> Drawing {
    (name, Box::new(move |width| (height(&figure), figure.svg(width, height(&figure), name))))
}

fn ledger() -> Ledger {
    let row = |row, name: &str, from, to, value: &str| Moved { row, name: name.into(), from, to, value: value.into() };
    Ledger {
        rows: vec![
            row(Row::Level, "At the start", 0.0, 0.55, "55.0%"),
            row(Row::Covered, "Newly covered", 0.55, 0.78, "+23.0"),
            row(Row::Covered, "No longer covered", 0.78, 0.74, "−4.0"),
            row(Row::List, "Merged into another", 0.74, 0.7408, "+0.08"),
            row(Row::List, "Came on the list", 0.7408, 0.70, "−4.1"),
            row(Row::Level, "At the end", 0.0, 0.70, "70.0%"),
        ],
        scale: ["0%", "50%", "100%"].map(str::to_owned),
        stamp: STAMP.to_owned(),
    }
}

fn ranking() -> Ranking {
    let row = |name: &str, share: Option<(f64, f64)>, value: &str| Ranked {
        name: name.to_owned(),
        share,
        value: value.to_owned(),
        say: format!("{name}: {value}"),
        href: format!("/{value}/"),
    };
    Ranking {
        rows: vec![
            row("示例东区", Some((1.04, 1.04)), "104.0%"),
            row("A district with a very long name indeed", Some((0.82, 0.91)), "82.0%"),
            row("示例湖区", Some((0.42, 0.42)), "42.0%"),
            row("Nowhere", None, "No data"),
        ],
        target: Some((0.8, "80%".to_owned())),
        scale: ["0%", "100%"].map(str::to_owned),
        stamp: String::new(),
    }
}

fn rest() -> Rest {
    let row = |name: &str, left: f64, href: &str, in_half| Remaining {
        name: name.to_owned(),
        left,
        value: left.to_string(),
        say: format!("{name}: {left}"),
        href: href.to_owned(),
        in_half,
    };
    Rest {
        rows: vec![
            row("Sample Community 054", 18.0, "/54/", true),
            row("Sample Community 003", 9.0, "/3/", true),
            row("Sample Community 017", 1.0, "/17/", false),
            row("80 other areas", 107.0, "", false),
        ],
        stamp: STAMP.to_owned(),
    }
}

/// Days since 1970, of 2023 and 2024.
const DAYS: [i32; 5] = [19_358, 19_540, 19_723, 19_905, 20_088];

fn calendar() -> Calendar {
    Calendar {
        ticks: vec![(19_358, "2023".to_owned()), (19_723, "2024".to_owned()), (20_089, "2025".to_owned())],
        events: vec![
            Dated { day: 19_400, name: "promised 80%".to_owned(), is_promise: true },
            Dated { day: 19_420, name: "start".to_owned(), is_promise: false },
            Dated { day: 19_905, name: "deadline".to_owned(), is_promise: true },
        ],
        stamp: STAMP.to_owned(),
    }
}

fn gap() -> Gap {
    let shares = [(0.1, 0.12, 0.13), (0.2, 0.3, 0.5), (0.35, 0.55, 0.8), (0.6, 0.85, 0.93), (0.9, 0.94, 0.95)];
    let spread = |(&day, (worst, average, best)): (&i32, (f64, f64, f64))| Spread {
        day,
        worst,
        average: Some(average),
        best,
        say: format!("day {day}"),
    };
    Gap {
        days: DAYS.iter().zip(shares).map(spread).collect(),
        labels: ["Best", "Average", "Worst"].map(str::to_owned),
        percent: "%".to_owned(),
        calendar: calendar(),
    }
}

fn status() -> StatusOverTime {
    let counts = [
        [10.0, 5.0, 0.0, 85.0],
        [30.0, 10.0, 1.0, 59.0],
        [60.0, 8.0, 2.0, 30.0],
        [80.0, 4.0, 3.0, 13.0],
        [92.0, 3.0, 3.0, 2.0],
    ];
    let stack = |(&day, counts): (&i32, [f64; 4])| Stack { day, counts: counts.to_vec(), say: format!("day {day}") };
    StatusOverTime {
        days: DAYS.iter().zip(counts).map(stack).collect(),
        layers: [(Ink::Covered, "Covered 92"), (Ink::InProgress, "In progress 3"), (Ink::NotCovered, "Lapsed 3")]
            .into_iter()
            .chain([(Ink::NotCoveredLight, "Not covered 2")])
            .map(|(ink, name)| (ink, name.to_owned()))
            .collect(),
        scale: [0.0, 50.0, 100.0].map(|value| (value, value.to_string())).to_vec(),
        calendar: calendar(),
    }
}

fn multiples() -> Multiples {
    let line = |name: &str, lift: f64| Line {
        name: name.to_owned(),
        points: DAYS.iter().enumerate().map(|(i, day)| (*day, lift * i as f64)).collect(),
        value: format!("{:.0}%", lift * 400.0),
        say: name.to_owned(),
        href: format!("/{name}/"),
    };
    let names =
        ["Sample-District-Beyond-the-River", "示例高新技术产业开发区", "Sample North", "Sample East", "Sample West"];
    let lines = names.iter().enumerate().map(|(i, name)| line(name, 0.24 - 0.03 * i as f64));
    Multiples { lines: lines.collect(), target: Some(0.8), stamp: STAMP.to_owned() }
}

fn distribution() -> Distribution {
    let counts = [0, 0, 1, 3, 0, 12, 40, 128, 77, 20, 5];
    let bin = |count: usize| Bin { count, value: count.to_string(), say: count.to_string() };
    Distribution {
        bins: counts.map(bin).to_vec(),
        borders: vec![(0, "0%".to_owned()), (5, "50%".to_owned()), (10, "100%".to_owned())],
        target: Some(8.0),
        stamp: STAMP.to_owned(),
    }
}

fn profile() -> Profile {
    let row = |name: &str, score: Option<f64>, interval, before, value: &str| Scored {
        name: name.to_owned(),
        score,
        interval,
        before,
        value: value.to_owned(),
        say: format!("{name}: {value}"),
    };
    Profile {
        rows: vec![
            row("垃圾当日清", Some(0.8), Some((0.76, 0.84)), Some(0.7), "80"),
            row("Timely repairs", Some(0.3), Some((0.0, 0.62)), None, "50.4"),
            row("One inspection", Some(1.0), None, None, "100"),
            row("Moral strength", None, None, None, "Too few to rate"),
        ],
        scale: ["worse", "better"].map(str::to_owned),
        stamp: STAMP.to_owned(),
    }
}

/// Two of the three end at the same height.
fn lines() -> Lines {
    let line = |name: &str, shares: [i32; 5]| Compared {
        id: String::new(),
        name: name.to_owned(),
        points: DAYS.into_iter().zip(shares).collect(),
        say: name.to_owned(),
        last: Default::default(),
    };
    Lines {
        lines: vec![
            line("Sample East", [1000, 4000, 7000, 9000, 9200]),
            line("示例市", [800, 2500, 5200, 7600, 7800]),
            line("Sample West", [900, 3000, 6000, 7000, 7790]),
        ],
        percent: "%".to_owned(),
        calendar: calendar(),
    }
}

fn ranks() -> RankRanges {
    let row = |name: &str, ranks: Option<(usize, usize)>, value: &str| Range {
        name: name.to_owned(),
        ranks,
        value: value.to_owned(),
        say: format!("{name}: {value}"),
        href: format!("/{name}/"),
    };
    RankRanges {
        rows: vec![
            row("Sample Property 08", Some((1, 1)), "1"),
            row("Sample Property 03", Some((2, 4)), "2–4"),
            row("Sample Property 11", Some((2, 4)), "2–4"),
            row("Sample Property 40", Some((3, 4)), "3–4"),
            row("Sample Property 17", None, "Too few to rate"),
        ],
        of: 4,
        scale: ["1", "4"].map(str::to_owned),
        stamp: STAMP.to_owned(),
    }
}
