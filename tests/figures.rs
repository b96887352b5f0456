//! Pictures of every figure, at the widths of a phone and of a column: `tests/figures/*.svg`, each to be looked at alone.
//!
//! `UPDATE=1 cargo test --test figures` writes them anew; then look at what changed before it is kept.

#[path = "support/drawings.rs"]
mod drawings;
#[path = "support/same.rs"]
mod same;
mod support;

use std::fs;
use std::path::PathBuf;

use noticeboard::chart::{Amount, Bar, FONT, Figure, Ink, Mark, Palette, Point, Progress, Yearly};
use noticeboard::model::{CivilDate, Lang};
use noticeboard::words;
use support::{name_of, path};

/// Width and height as the pages have them.
const PROGRESS_SIZES: [(u32, u32); 2] = [(358, 300), (720, 340)];
const YEARLY_SIZES: [(u32, u32); 2] = [(358, 260), (720, 260)];

/// Each ink with its class in a drawing and its variable in the style sheet.
const INKS: [(Ink, &str, &str); 11] = [
    (Ink::Paper, "paper", "paper"),
    (Ink::Text, "text", "ink"),
    (Ink::Muted, "muted", "muted"),
    (Ink::Rule, "rule", "rule"),
    (Ink::Promise, "promise", "promise"),
    (Ink::Covered, "covered", "covered"),
    (Ink::Possible, "possible", "possible"),
    (Ink::NoData, "nodata", "nodata"),
    (Ink::InProgress, "inprogress", "progress"),
    (Ink::NotCovered, "notcovered", "not"),
    (Ink::NotCoveredLight, "notcoveredlight", "not-light"),
];

fn day(year: i16, month: i8, day: i8) -> i32 {
    let span = CivilDate::constant(year, month, day).since(CivilDate::constant(1970, 1, 1));
    span.map_or(0, |span| span.get_days())
}

/// Ends of months from September 2021, with shares in hundredths of a percent.
fn monthly(shares: &[i32]) -> Vec<Point> {
    let end_of =
        |i: usize| CivilDate::constant(2021 + ((8 + i) / 12) as i16, ((8 + i) % 12) as i8 + 1, 1).last_of_month();
    let point = |(i, &share): (usize, &i32)| {
        let date = end_of(i);
        Point(day(date.year(), date.month(), date.day()), share, share)
    };
    shares.iter().enumerate().map(point).collect()
}

fn quarters(from: i16, to: i16, name: impl Fn(i16, i8) -> String) -> Vec<(i32, String)> {
    let months = (from..=to).flat_map(|year| [1, 4, 7, 10].map(|month| (year, month)));
    months.map(|(year, month)| (day(year, month, 1), name(year, month))).collect()
}

fn in_chinese(year: i16, month: i8) -> String {
    if month == 1 { format!("{year}年") } else { format!("{month}月") }
}

fn in_english(year: i16, month: i8) -> String {
    match month {
        1 => year.to_string(),
        4 => "Apr".to_owned(),
        7 => "Jul".to_owned(),
        _ => "Oct".to_owned(),
    }
}

/// Those of the ticks that lie in the time shown, as the pages pass them.
fn shown(ticks: Vec<(i32, String)>, figure: Progress) -> Progress {
    let days: Vec<i32> =
        figure.points.iter().map(|p| p.0).chain(figure.marks.iter().flat_map(|m| [m.announced, m.due])).collect();
    let (first, last) = (days.iter().min().copied().unwrap_or(0), days.iter().max().copied().unwrap_or(0));
    Progress {
        ticks: ticks.into_iter().filter(|(day, _)| (first..=last).contains(day)).collect(),
        percent: "%".to_owned(),
        ..figure
    }
}

fn mark(announced: i32, due: i32, share: i32, label: &str, due_label: &str) -> Mark {
    Mark { announced, due, share, label: label.to_owned(), due_label: due_label.to_owned(), moved: false }
}

const RISING: [i32; 12] = [6780, 6910, 7120, 7380, 7580, 7630, 7650, 7660, 7670, 7680, 7690, 7700];

/// A promise that was moved once, and a longer series than both.
fn two_targets() -> Progress {
    let first = mark(day(2021, 12, 2), day(2022, 1, 7), 8000, "80% promised", "7 Jan 2022");
    let marks = vec![
        Mark { moved: true, ..first },
        mark(day(2022, 1, 7), day(2022, 1, 31), 8000, "80% promised", "31 Jan 2022"),
    ];
    let figure = Progress { points: monthly(&RISING), marks, end_label: "77.0%".to_owned(), ..Progress::default() };
    shown(quarters(2021, 2022, in_english), figure)
}

/// Where nothing is known of some places: they may all be covered, or none of them.
fn unknown_band() -> Progress {
    let mut points = monthly(&[1200, 2600, 4100, 5200, 6400, 7300, 7900, 8200]);
    for (i, point) in points.iter_mut().enumerate() {
        point.2 = (point.1 + 2400 - 150 * i as i32).min(10_000);
    }
    let marks = vec![mark(day(2021, 10, 8), day(2022, 3, 31), 9000, "承诺 90%", "2022年3月31日")];
    let figure = Progress { points, marks, end_label: "82.0%".to_owned(), ..Progress::default() };
    shown(quarters(2021, 2022, in_chinese), figure)
}

/// The share falls though nobody lost anything: more is counted.
fn denominator_change() -> Progress {
    let figure = Progress {
        points: monthly(&[4000, 5200, 6900, 8500, 8270, 8400, 8600]),
        marks: vec![mark(day(2021, 9, 10), day(2021, 12, 31), 9000, "90% promised", "31 Dec 2021")],
        events: vec![
            (day(2021, 10, 20), "start".to_owned()),
            (day(2022, 1, 31), "total changed".to_owned()),
            (day(2022, 3, 31), "total changed".to_owned()),
        ],
        end_label: "86.0%".to_owned(),
        ..Progress::default()
    };
    shown(quarters(2021, 2022, in_english), figure)
}

/// The total was an estimate, and more were counted.
fn above_all() -> Progress {
    let figure = Progress {
        points: monthly(&[8800, 9600, 10_050, 10_700, 11_210]),
        marks: vec![mark(day(2021, 9, 10), day(2021, 12, 31), 10_000, "承诺 100%", "2021年12月31日")],
        end_label: "112.1%".to_owned(),
        ..Progress::default()
    };
    shown(quarters(2021, 2022, in_chinese), figure)
}

fn stamped() -> Progress {
    Progress { stamp: "Illustrative data".to_owned(), ..two_targets() }
}

/// The promise is all there was to reach, so that its words stand where the stamp stands.
fn stamped_at_the_top() -> Progress {
    let figure = Progress {
        points: monthly(&[6000, 7000, 7600, 8500, 9900]),
        marks: vec![mark(day(2021, 9, 10), day(2021, 10, 31), 10_000, "承诺 100%", "2021年10月31日")],
        end_label: "99.0%".to_owned(),
        stamp: "演示数据".to_owned(),
        ..Progress::default()
    };
    shown(quarters(2021, 2022, in_chinese), figure)
}

fn long_labels() -> Progress {
    let label = "市人民政府在新闻发布会上承诺的全市住宅小区覆盖率 95%";
    let figure = Progress {
        points: monthly(&[2000, 3500, 5200, 6100, 7000, 7800, 8900, 9400]),
        marks: vec![mark(day(2021, 9, 1), day(2022, 4, 30), 9500, label, "2022年4月30日")],
        events: vec![(day(2022, 1, 31), "统计范围由城市主城区改为全市".to_owned())],
        end_label: "超过 94.0%".to_owned(),
        ..Progress::default()
    };
    shown(quarters(2021, 2022, in_chinese), figure)
}

fn yearly(bars: &[(&str, Option<f64>, Option<f64>)], stamp: &str) -> Yearly {
    let amount = |value: f64| Amount { value, label: words::number(value, Lang::En) };
    let bar = |(year, planned, reported): &(&str, Option<f64>, Option<f64>)| Bar {
        year: (*year).to_owned(),
        planned: planned.map(amount),
        reported: reported.map(amount),
    };
    Yearly { bars: bars.iter().map(bar).collect(), missing: "–".to_owned(), stamp: stamp.to_owned() }
}

fn missing_bars() -> Yearly {
    let bars = [
        ("2019", Some(200.0), Some(189.0)),
        ("2020", Some(332.0), None),
        ("2021", None, Some(150.0)),
        ("2022", None, None),
    ];
    yearly(&bars, "演示数据")
}

fn many_years() -> Yearly {
    let years = ["2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023"];
    let bars: Vec<_> = years
        .iter()
        .zip(1..)
        .map(|(year, i)| (*year, Some(1000.0 + 125.5 * f64::from(i)), Some(900.0 + 160.0 * f64::from(i))))
        .collect();
    yearly(&bars, "")
}

/// What is foreseen is a lighter band behind the last figure, up to the promise.
fn forecast() -> Progress {
    let band = [(0, 7700, 7700), (90, 7760, 7850), (180, 7790, 7930), (360, 7800, 8000)];
    let last = day(2022, 8, 31);
    Progress { band: band.map(|(ahead, low, high)| Point(last + ahead, low, high)).to_vec(), ..two_targets() }
}

fn all_figures() -> Vec<(String, String)> {
    let progress = [
        ("two-targets", two_targets()),
        ("unknown-band", unknown_band()),
        ("denominator-change", denominator_change()),
        ("above-all", above_all()),
        ("stamped", stamped()),
        ("stamped-at-the-top", stamped_at_the_top()),
        ("long-labels", long_labels()),
        ("forecast", forecast()),
    ];
    let yearly = [("missing-bars", missing_bars()), ("many-years", many_years())];
    let drawings = progress.iter().flat_map(|(name, figure)| drawn("progress", name, figure, PROGRESS_SIZES));
    let drawings = drawings.chain(yearly.iter().flat_map(|(name, figure)| drawn("yearly", name, figure, YEARLY_SIZES)));
    let others = drawings::drawings().into_iter().flat_map(|(name, draw)| {
        [358, 536].map(|width| {
            let (height, drawing) = draw(width);
            (format!("{name}-{width}.svg"), alone(&drawing, width, height))
        })
    });
    drawings.chain(others).collect()
}

/// File name and content, at each size.
fn drawn(kind: &str, name: &str, figure: &impl Figure, sizes: [(u32, u32); 2]) -> [(String, String); 2] {
    sizes.map(|(width, height)| {
        let drawing = figure.svg(width, height, name);
        (format!("{kind}-{name}-{width}.svg"), alone(&drawing, width, height))
    })
}

/// A drawing as a file of its own: with the light colours that a page's style sheet gives it, an element a line.
fn alone(drawing: &str, width: u32, height: u32) -> String {
    let colours = INKS.map(|(ink, class, _)| {
        let colour = hex(Palette::LIGHT, ink);
        format!(".s.{class} {{ stroke: {colour} }} .f.{class} {{ fill: {colour} }}\n")
    });
    let paper = hex(Palette::LIGHT, Ink::Paper);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">\n<style>\n\
         svg {{ font-family: {FONT}; font-variant-numeric: tabular-nums }}\n\
         .s {{ fill: none; stroke-width: 1 }} .f {{ stroke: none }}\n\
         .hit {{ fill: none }} text {{ paint-order: stroke; stroke: {paper}; stroke-width: 3 }}\n\
         .s[stroke-width=\"2\"] {{ stroke-width: 2 }} .s[stroke-width=\"3\"] {{ stroke-width: 2.5 }}\n{}\
         </style>\n<rect width=\"100%\" height=\"100%\" fill=\"{paper}\"/>\n{}\n</svg>\n",
        colours.concat(),
        drawing.replace("><", ">\n<")
    )
}

fn hex(palette: Palette, ink: Ink) -> String {
    let colour = palette.colour(ink);
    format!("#{:02x}{:02x}{:02x}", colour.0, colour.1, colour.2)
}

#[test]
fn figures_look_as_they_did() {
    let folder = path("tests/figures");
    let figures = all_figures();
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(&folder).expect("the folder of the figures");
        for (name, picture) in &figures {
            fs::write(folder.join(name), picture).expect("the figure's file");
        }
    }
    let looked_at = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("figures");
    fs::create_dir_all(&looked_at).expect("a folder for what is drawn now");
    let mut changed = Vec::new();
    for (name, picture) in &figures {
        let stored = fs::read_to_string(folder.join(name)).unwrap_or_default();
        if stored != *picture {
            fs::write(looked_at.join(name), picture).expect("the figure's file");
            let line = stored.lines().zip(picture.lines()).take_while(|(old, new)| old == new).count() + 1;
            changed.push(format!("{name} from line {line}"));
        }
    }
    let now = looked_at.display();
    assert!(changed.is_empty(), "changed, and drawn now in {now}; UPDATE=1 keeps them:\n{}", changed.join("\n"));
    let mut names: Vec<String> =
        fs::read_dir(&folder).expect("figures").flatten().map(|f| name_of(&f.path())).collect();
    names.retain(|name| !figures.iter().any(|(known, _)| known == name));
    assert!(names.is_empty(), "nothing draws these any more: {names:?}");
}

#[test]
fn the_style_sheet_has_the_colours_of_the_canvas() {
    let sheet = fs::read_to_string(path("style/site.css")).expect("the style sheet").to_lowercase();
    let block = |start: &str| {
        let rest = sheet.split_once(start).unwrap_or_else(|| panic!("no {start} in the style sheet")).1;
        rest.split_once('}').map_or(rest, |(inside, _)| inside)
    };
    let themes = [(Palette::LIGHT, block(":root {")), (Palette::DARK, block(":root[data-theme=\"dark\"] {"))];
    for (palette, variables) in themes {
        for (ink, _, variable) in INKS {
            let expected = format!("--{variable}: {};", hex(palette, ink));
            assert!(variables.contains(&expected), "{ink:?} is not {expected} in{variables}");
        }
    }
}

/// `tests/wasm.rs` draws it in a browser and compares with the same file.
#[test]
fn the_figure_for_the_browser_is_drawn_as_before() {
    let file = path("tests/support/same.svg");
    let picture = same::figure().svg(358, 220, "进展");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, &picture).expect("the figure's file");
    }
    assert_eq!(fs::read_to_string(&file).unwrap_or_default(), picture);
}
