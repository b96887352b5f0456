//! The same figures as CSV, a row for each figure; an empty cell is what was not published.

use super::Api;
use super::files::{Number, Point};
use crate::model::{AreaIx, Lang};

const COLUMNS: [&str; 9] =
    ["indicator", "area_id", "area", "date", "published", "covered", "total", "unknown", "share"];

/// Every figure of an area and of those directly below it.
pub fn area_table(api: &Api, area: AreaIx, lang: Lang) -> Vec<u8> {
    let below = api.programme.areas.children(area);
    table(api, &[&[area], below].concat(), false, lang)
}

/// The latest figure of every area; an area without any has a row without figures.
pub fn areas_table(api: &Api, lang: Lang) -> Vec<u8> {
    let all: Vec<AreaIx> = api.programme.areas.all().map(|(ix, _)| ix).collect();
    table(api, &all, true, lang)
}

fn table(api: &Api, areas: &[AreaIx], latest: bool, lang: Lang) -> Vec<u8> {
    let mut rows = csv::Writer::from_writer(Vec::new());
    let mut write = |row: &[String]| {
        rows.write_record(row).unwrap_or_else(|error| unreachable!("memory takes every row: {error}"));
    };
    write(&COLUMNS.map(str::to_owned));
    for indicator in api.indicators() {
        let id = &api.programme.indicator(indicator).id;
        for &ix in areas {
            let area = api.programme.areas.get(ix);
            let head = [id.clone(), area.id.clone(), area.name.get(lang).to_owned()];
            let series = api.measures.series(indicator, ix);
            let shown = if latest { &series[series.len().saturating_sub(1)..] } else { series };
            for at in shown {
                let cells = cells(&Point::new(at));
                write(&[head.as_slice(), &cells].concat());
            }
            if latest && shown.is_empty() {
                write(&[head.as_slice(), &[const { String::new() }; 6]].concat());
            }
        }
    }
    rows.into_inner().unwrap_or_else(|error| unreachable!("memory takes every row: {error}"))
}

fn cells(point: &Point) -> [String; 6] {
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let count = |value: Option<Number>| number(value.map(|value| value.0));
    [
        point.date.text().to_owned(),
        point.published.as_ref().map_or_else(String::new, |date| date.text().to_owned()),
        count(point.covered),
        count(point.total),
        count(point.unknown),
        number(point.share),
    ]
}
