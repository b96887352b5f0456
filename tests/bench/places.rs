//! Writes what the browser's bench measures with: the same invented places for us and for our peers.
//!
//! `cargo run --release --example bench-places -- FOLDER 10000 100000 1000000`: for each number a folder with our table,
//! scores and names, and the same rows as CSV and JSON. Names are of common characters put together at random; districts,
//! companies and scores are spread as evenly as a dice spreads them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use noticeboard::app::readings_of;
use noticeboard::explore::{
    Dictionaries, Named, PLACES, Row, Section, Span, Spot, Standing, write_names, write_scores, write_table,
};
use noticeboard::model::{CivilDate, Status};
use oorandom::Rand32;

const DISTRICTS: usize = 22;
const MODES: usize = 4;
const COMPANIES: usize = 427;
const DAYS: u32 = 700;
const STATUSES: [Status; 4] = [Status::Covered, Status::InProgress, Status::NotCovered, Status::Unknown];
const CHARACTERS: &str = "安北长春大东丰富高光桂国海和宏红华惠嘉建江锦静康兰乐丽龙绿梅明南宁平清庆泉仁荣瑞山尚胜世松泰天通万文西祥新兴秀学阳永玉园云泽振正中竹紫";
const ENDINGS: [&str; 8] = ["小区", "花园", "家园", "苑", "公寓", "里", "大院", "新村"];

struct Place {
    district: usize,
    status: usize,
    mode: usize,
    company: usize,
    day: u32,
    score: u32,
    at: [f64; 2],
    name: String,
}

fn invent(count: usize, dice: &mut Rand32) -> Vec<Place> {
    let characters: Vec<char> = CHARACTERS.chars().collect();
    let mut pick = |count: usize| dice.rand_range(0..count as u32) as usize;
    let mut places: Vec<Place> = (0..count)
        .map(|i| {
            let length = 2 + pick(2);
            let mut name: String = (0..length).map(|_| characters[pick(characters.len())]).collect();
            name.push_str(ENDINGS[pick(ENDINGS.len())]);
            // every fifth has a number, as blocks have
            if i % 5 == 0 {
                let _ = write!(name, " {}", pick(99) + 1);
            }
            Place {
                district: pick(DISTRICTS),
                status: pick(STATUSES.len()),
                mode: pick(MODES),
                company: pick(COMPANIES),
                day: pick(DAYS as usize) as u32,
                score: pick(101) as u32,
                at: [pick(1_000_000) as f64 / 1e6, pick(1_000_000) as f64 / 1e6],
                name,
            }
        })
        .collect();
    // as `publish` writes them: by area, and within one as they lie beside each other
    places.sort_by_key(|place| (place.district, along_the_curve(place.at)));
    places
}

fn along_the_curve(at: [f64; 2]) -> u64 {
    let [x, y] = at.map(|part| (part * f64::from(u16::MAX)) as u64);
    (0..16).fold(0, |curve, bit| curve | (x >> bit & 1) << (2 * bit) | (y >> bit & 1) << (2 * bit + 1))
}

fn write(folder: &Path, count: usize) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let places = invent(count, &mut Rand32::new(42));
    let first = CivilDate::constant(2024, 1, 1);
    let rows: Vec<Row> = places
        .iter()
        .map(|place| Row {
            standing: Standing::Is(STATUSES[place.status]),
            evidence: None,
            mode: Some(place.mode),
            kind: None,
            company: Some(place.company),
            since: first.checked_add(jiff::Span::new().days(i64::from(place.day))).ok(),
            spot: Spot::On(place.at),
        })
        .collect();
    let span = |district: usize| {
        let [start, end] = [district, district + 1].map(|d| places.partition_point(|place| place.district < d) as u32);
        Span { id: format!("D{district}"), depth: 1, start, end }
    };
    let all = Span { id: "S".to_owned(), depth: 0, start: 0, end: count as u32 };
    let ids = |letter: &str, count: usize| (0..count).map(|i| format!("{letter}{i}")).collect();
    let dictionaries = Dictionaries {
        areas: std::iter::once(all).chain((0..DISTRICTS).map(span)).collect(),
        modes: ids("m", MODES),
        kinds: Vec::new(),
        companies: ids("C", COMPANIES),
    };
    let fail = |what: noticeboard::explore::TooMany| std::io::Error::other(format!("{what:?}"));
    fs::write(folder.join("places.bin"), write_table(&rows, dictionaries).map_err(fail)?)?;
    let scores: Vec<Option<f64>> = places.iter().map(|place| Some(f64::from(place.score))).collect();
    fs::write(folder.join("score.bin"), write_scores(&scores).map_err(fail)?)?;
    let named = |(i, place): (usize, &Place)| Named {
        name: place.name.clone(),
        id: format!("P{i}"),
        context: format!("第 {} 区", place.district + 1),
        aliases: Vec::new(),
    };
    let sections = [Section { folder: PLACES.to_owned(), names: places.iter().enumerate().map(named).collect() }];
    fs::write(folder.join("names.txt"), write_names(&sections, &readings_of(&sections)))?;

    let mut csv = String::from("id,district,status,mode,company,date,score,lon,lat\n");
    let mut json = String::from("[");
    for (i, place) in places.iter().enumerate() {
        let Place { district, mode, company, day, score, at: [lon, lat], .. } = place;
        let status = STATUSES[place.status].as_str();
        // writing to a string does not fail
        let _ = writeln!(csv, "P{i},D{district},{status},m{mode},C{company},{day},{score},{lon},{lat}");
        let comma = if i == 0 { "" } else { "," };
        let _ = write!(
            json,
            r#"{comma}{{"id":"P{i}","district":"D{district}","status":"{status}","mode":"m{mode}","company":"C{company}","date":{day},"score":{score},"lon":{lon},"lat":{lat}}}"#
        );
    }
    json.push(']');
    fs::write(folder.join("rows.csv"), csv)?;
    fs::write(folder.join("rows.json"), json)
}

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or_else(|| std::io::Error::other("usage: bench-places FOLDER COUNT..."))?;
    for count in arguments {
        let number = count.parse().map_err(std::io::Error::other)?;
        write(&Path::new(&folder).join(&count), number)?;
    }
    Ok(())
}
