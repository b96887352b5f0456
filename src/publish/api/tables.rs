//! The same figures as CSV, a row for each figure; an empty cell is what was not published.

use super::Api;
use super::files::{Names, Number, Point};
use super::records::{ClaimRow, CompanyRow, DimensionHead, PlaceRow, RatingRow, Span};
use crate::model::{AreaIx, Lang};

const COLUMNS: [&str; 9] =
    ["indicator", "area_id", "area", "date", "published", "covered", "total", "unknown", "share"];
pub const PLACE_COLUMNS: [&str; 10] =
    ["id", "name", "area_id", "company_id", "mode", "kind", "status", "evidence", "since_earliest", "since_latest"];
pub const DIMENSION_COLUMNS: [&str; 8] =
    ["id", "name", "definition", "min", "max", "higher_is_better", "threshold", "sampling"];
pub const RATING_COLUMNS: [&str; 11] =
    ["dimension", "of", "id", "name", "date", "score", "n", "low", "high", "best_rank", "worst_rank"];
pub const CLAIM_COLUMNS: [&str; 19] = [
    "kind",
    "statement",
    "value",
    "unit",
    "indicator",
    "area_id",
    "refers_earliest",
    "refers_latest",
    "stated_earliest",
    "stated_latest",
    "said_by",
    "source",
    "source_name",
    "verdict",
    "figure_date",
    "figure_covered",
    "figure_total",
    "figure_share",
    "report",
];

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

pub fn places_table(places: &[PlaceRow], lang: Lang) -> Vec<u8> {
    let row = |it: &PlaceRow| {
        let head = [it.id.clone(), name(&it.name, lang), it.area.clone()];
        let of = [&it.company, &it.mode, &it.kind].map(|id| id.clone().unwrap_or_default());
        let status = [it.status, it.evidence].map(|word| word.unwrap_or_default().to_owned());
        [head.as_slice(), &of, &status, &span(&it.since)].concat()
    };
    written(&PLACE_COLUMNS, places.iter().map(row))
}

pub fn dimensions_table(dimensions: &[DimensionHead], lang: Lang) -> Vec<u8> {
    let row = |it: &DimensionHead| {
        let text = |names| name(names, lang);
        let scale = [it.min.0.to_string(), it.max.0.to_string(), it.higher_is_better.to_string()];
        let head = [it.id.clone(), text(&it.name), text(&it.definition)];
        [head.as_slice(), &scale, &[it.threshold.to_string(), text(&it.sampling)]].concat()
    };
    written(&DIMENSION_COLUMNS, dimensions.iter().map(row))
}

pub fn ratings_table(ratings: &[RatingRow], lang: Lang) -> Vec<u8> {
    let row = |it: &RatingRow| {
        let head = [it.dimension.clone(), it.of.to_owned(), it.id.clone(), name(&it.name, lang)];
        let score = [it.date.text().to_owned(), shown(it.score.map(|score| score.0)), it.n.to_string()];
        let sure = [shown(it.low), shown(it.high), shown(it.best_rank), shown(it.worst_rank)];
        [head.as_slice(), &score, &sure].concat()
    };
    written(&RATING_COLUMNS, ratings.iter().map(row))
}

pub fn companies_table(companies: &[CompanyRow], lang: Lang) -> Vec<u8> {
    const STATUSES: [&str; 6] = ["covered", "in_progress", "not_covered", "lapsed", "merged", "unknown"];
    let columns = [["id", "name", "places"].as_slice(), &STATUSES].concat();
    let row = |it: &CompanyRow| {
        let head = [it.id.clone(), name(&it.name, lang), it.places.to_string()];
        [head.as_slice(), &STATUSES.map(|status| it.statuses.get(status).copied().unwrap_or(0).to_string())].concat()
    };
    written(&columns, companies.iter().map(row))
}

pub fn claims_table(claims: &[ClaimRow], lang: Lang) -> Vec<u8> {
    let row = |it: &ClaimRow| {
        let text = |names| name(names, lang);
        let head = [
            it.kind.to_owned(),
            text(&it.statement),
            shown(it.value.map(|value| value.0)),
            text(&it.unit),
            it.indicator.clone().unwrap_or_default(),
            it.area.clone().unwrap_or_default(),
        ];
        let said = [text(&it.said_by), it.source.clone().unwrap_or_default(), text(&it.source_name)];
        let figure = it.figure.as_ref();
        let count = |of: fn(&Point) -> Option<Number>| shown(figure.and_then(of).map(|count| count.0));
        let verdict = [
            it.verdict.map_or("", |verdict| verdict.as_str()).to_owned(),
            figure.map_or_else(String::new, |at| at.date.text().to_owned()),
            count(|at| at.covered),
            count(|at| at.total),
            shown(figure.and_then(|at| at.share)),
            it.report.as_ref().map_or_else(String::new, text),
        ];
        [head.as_slice(), &span(&it.refers_to), &span(&it.stated_on), &said, &verdict].concat()
    };
    written(&CLAIM_COLUMNS, claims.iter().map(row))
}

fn name(names: &Names, lang: Lang) -> String {
    names.get(lang.tag()).cloned().unwrap_or_default()
}

fn shown(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn span(span: &Span) -> [String; 2] {
    [&span.earliest, &span.latest].map(|day| day.as_ref().map_or_else(String::new, |day| day.text().to_owned()))
}

fn written(columns: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut table = csv::Writer::from_writer(Vec::new());
    let head: Vec<String> = columns.iter().map(|column| (*column).to_owned()).collect();
    for row in std::iter::once(head).chain(rows) {
        table.write_record(row).unwrap_or_else(|error| unreachable!("memory takes every row: {error}"));
    }
    table.into_inner().unwrap_or_else(|error| unreachable!("memory takes every row: {error}"))
}

fn table(api: &Api, areas: &[AreaIx], latest: bool, lang: Lang) -> Vec<u8> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for indicator in api.indicators() {
        let id = &api.programme.indicator(indicator).id;
        for &ix in areas {
            let area = api.programme.areas.get(ix);
            let head = [id.clone(), area.id.clone(), area.name.get(lang).to_owned()];
            let series = api.measures.series(indicator, ix);
            let shown = if latest { &series[series.len().saturating_sub(1)..] } else { series };
            for at in shown {
                let cells = cells(&Point::new(at));
                rows.push([head.as_slice(), &cells].concat());
            }
            if latest && shown.is_empty() {
                rows.push([head.as_slice(), &[const { String::new() }; 6]].concat());
            }
        }
    }
    written(&COLUMNS, rows.into_iter())
}

fn cells(point: &Point) -> [String; 6] {
    let count = |value: Option<Number>| shown(value.map(|value| value.0));
    [
        point.date.text().to_owned(),
        point.published.as_ref().map_or_else(String::new, |date| date.text().to_owned()),
        count(point.covered),
        count(point.total),
        count(point.unknown),
        shown(point.share),
    ]
}
