//! `places` and their `status`.

use std::collections::HashSet;
use std::sync::Arc;

use super::known::{Known, unique};
use super::table::{Cell, Row, Sheet};
use super::{Finding, Reader};
use crate::model::{Evidence, IndicatorIx, Particulars, Place, PlaceIx, Status, StatusEvent, Text, When};
use crate::words::{Fault, WrongPosition};

const YES: [(&str, bool); 2] = [("yes", true), ("no", false)];

impl Reader<'_> {
    /// The places, and the publisher's other columns.
    pub(super) fn places(&mut self) -> (Vec<Place>, Vec<String>) {
        let mut list: Vec<Place> = Vec::new();
        let mut other_columns: Vec<String> = Vec::new();
        let has_areas = self.resources.iter().any(|resource| resource.role() == "areas");
        let needed: &[&str] = if has_areas { &["area_id"] } else { &[] };
        let (sheets, found) = (self.sheets("places"), self.findings.len());
        for sheet in &sheets {
            if !sheet.has_required(needed, &mut self.findings) {
                continue;
            }
            let extra = sheet.other_columns();
            for &column in &extra {
                if !other_columns.contains(&sheet.header[column]) {
                    other_columns.push(sheet.header[column].clone());
                }
            }
            // for each of the other columns, where this file has it
            let extra: Vec<Option<usize>> = other_columns
                .iter()
                .map(|name| extra.iter().copied().find(|&column| sheet.header[column] == *name))
                .collect();
            let c = |name| sheet.column(name);
            let (id, area, aliases) = (c("place_id"), c("area_id"), c("aliases"));
            let (kind, mode, provider) = (c("kind"), c("mode"), c("provider_id"));
            let (lon, lat, name) = (c("lon"), c("lat"), sheet.text("name"));
            let (listed_from, listed_until) = (c("listed_from"), c("listed_until"));
            let known = &self.known;
            let rows = sheet.rows(&mut self.findings, |row, findings| {
                let place_id = row.cell(&id).address_id(findings);
                let name = row.required_text(&name, findings);
                let area_cell = row.cell(&area);
                let area = match has_areas || area_cell.given().is_some() {
                    true => known.area(&area, &area_cell, findings),
                    false => known.root,
                };
                let kind = known.look_up(&row.cell(&kind), "kinds", findings);
                let mode = known.look_up(&row.cell(&mode), "modes", findings);
                let provider = known.provider(&row.cell(&provider), findings);
                let position = position(&row.cell(&lon), &row.cell(&lat), findings);
                let until_cell = row.cell(&listed_until);
                let (listed_from, listed_until) = (row.cell(&listed_from).date(findings), until_cell.date(findings));
                if listed_from.zip(listed_until).is_some_and(|(from, until)| from >= until) {
                    findings.push(until_cell.finding(Fault::DatesReversed));
                }
                let place_id = place_id?.to_owned();
                let aliases = row.cell(&aliases).parts().map(|alias| alias.raw.to_owned());
                let place = Place {
                    id: place_id.clone(),
                    name: name?,
                    aliases: aliases.collect(),
                    area: area?,
                    position,
                    kind,
                    mode,
                    provider,
                    listed_from,
                    listed_until,
                    extra: extra.iter().map(|i| i.map_or("", |i| row.by_index(i)).to_owned()).collect(),
                };
                Some((row.line, place_id, place))
            });
            unique(&mut self.known.places, &mut list, sheet, &id, rows, &mut self.findings);
        }
        self.nothing_left(&sheets, list.is_empty() && self.findings.len() == found);
        // a later file may have brought further columns
        for place in list.iter_mut().filter(|place| place.extra.len() < other_columns.len()) {
            place.extra.resize(other_columns.len(), String::new());
        }
        (list, other_columns)
    }

    /// What readers see in place of a column's name.
    pub(super) fn title_of_column(&self, column: &str) -> Text {
        let mut places = self.resources.iter().filter(|resource| resource.role() == "places");
        let given = places.find_map(|resource| resource.column_title(column, &self.languages));
        given.unwrap_or_else(|| Text::same(column))
    }

    /// Of a table in partitions each may be empty, but not all.
    fn nothing_left(&mut self, sheets: &[Sheet], is_empty: bool) {
        if let Some(first) = sheets.first().filter(|_| is_empty) {
            self.findings.push(Finding::of_file(&first.file, Fault::NoRowsLeft));
        }
    }

    pub(super) fn status(&mut self) -> Vec<StatusEvent> {
        let mut list: Vec<StatusEvent> = Vec::new();
        // a source is often that of many rows
        let mut said: HashSet<Arc<Particulars>> = HashSet::new();
        let mut sheets = self.sheets("status");
        let found = self.findings.len();
        sheets.retain(|sheet| sheet.has_required(&[], &mut self.findings));
        // to grow ten million rows is to have most of them twice
        list.reserve_exact(sheets.iter().map(Sheet::lines).sum());
        for sheet in &sheets {
            sheet.each(&mut self.findings, event_of(sheet, &self.known), |mut events| {
                for more in events.iter_mut().filter_map(|(_, event)| event.more.as_mut()) {
                    match said.get(more) {
                        Some(known) => *more = known.clone(),
                        None => drop(said.insert(more.clone())),
                    }
                }
                list.extend(events.into_iter().map(|(_, event)| event));
            });
        }
        self.nothing_left(&sheets, list.is_empty() && self.findings.len() == found);
        // tables mostly are in order already, and sorting takes memory
        if !list.is_sorted_by_key(order) {
            list.sort_by_key(order);
        }
        self.findings.extend(contradict(&sheets, &list, &self.known));
        list.shrink_to_fit();
        list
    }
}

/// Reads a row of `status`, with the line on which it stands.
fn event_of<'s>(
    sheet: &'s Sheet,
    known: &'s Known,
) -> impl Fn(Row<'_>, &mut Vec<Finding>) -> Option<(u64, StatusEvent)> + Sync + 's {
    let c = |name| sheet.column(name);
    let (place, status, indicator) = (c("place_id"), c("status"), c("indicator_id"));
    let (merged_into, evidence, source) = (c("merged_into"), c("evidence"), c("source"));
    let corrects = c("corrects");
    let (date, earliest, latest, note) = (c("date"), c("earliest"), c("latest"), sheet.text("note"));
    move |row, findings| {
        let (place_cell, status_cell) = (row.cell(&place), row.cell(&status));
        place_cell.required(findings);
        status_cell.required(findings);
        let place = known.place(&place_cell, findings);
        let status = status_cell.word(&Status::ALL.map(|it| (it.as_str(), it)), findings);
        let indicator = known.indicator(&row.cell(&indicator), findings);
        let merged_into = known.place(&row.cell(&merged_into), findings);
        let evidence = row.cell(&evidence).word(&Evidence::ALL.map(|it| (it.as_str(), it)), findings);
        let corrects = row.cell(&corrects).word(&YES, findings).unwrap_or(false);
        let source = row.cell(&source).link(findings);
        let when = span([&row.cell(&date), &row.cell(&earliest), &row.cell(&latest)], findings);
        let (place, status, indicator, when) = (place?, status?, indicator?, when?);
        let more = Particulars { merged_into, source, note: row.text(&note) };
        let more = (more != Particulars::default()).then(|| Arc::new(more));
        Some((row.line, StatusEvent { place, indicator, when, status, evidence, corrects, more }))
    }
}

fn order(event: &StatusEvent) -> impl Ord + use<> {
    (event.place, event.when.latest, event.when.earliest)
}

/// Where a place has two statuses on one day. The events stand in order; on which line each does is read once more, for
/// there is hardly ever anything to find.
fn contradict(sheets: &[Sheet], events: &[StatusEvent], known: &Known) -> Vec<Finding> {
    let day = |event: &StatusEvent| (event.place, event.indicator, event.when);
    let is_contradiction = |a: &StatusEvent, b: &StatusEvent| {
        day(a) == day(b) && a.when.exact().is_some() && a.status != b.status && !b.corrects
    };
    let pairs = events.windows(2).filter(|pair| is_contradiction(&pair[0], &pair[1]));
    let days: HashSet<(PlaceIx, IndicatorIx, When)> = pairs.map(|pair| day(&pair[0])).collect();
    if days.is_empty() {
        return Vec::new();
    }
    let mut rows: Vec<(&Sheet, u64, StatusEvent)> = Vec::new();
    for sheet in sheets {
        let read = event_of(sheet, known);
        let again = |row: Row<'_>, _: &mut Vec<Finding>| {
            read(row, &mut Vec::new()).filter(|(_, event)| days.contains(&day(event)))
        };
        sheet.each(&mut Vec::new(), again, |found| {
            rows.extend(found.into_iter().map(|(line, event)| (sheet, line, event)))
        });
    }
    rows.sort_by_key(|(.., event)| order(event));
    let pairs = rows.windows(2).filter(|pair| is_contradiction(&pair[0].2, &pair[1].2));
    let found = pairs.map(|pair| {
        let (_, first_row, _) = pair[0];
        let (sheet, line, event) = &pair[1];
        sheet.repeats(&sheet.column("status"), *line, event.status.as_str(), first_row)
    });
    found.collect()
}

/// Longitude and latitude; None where they were not published, or after a finding.
fn position(lon: &Cell, lat: &Cell, findings: &mut Vec<Finding>) -> Option<[f64; 2]> {
    if lon.given().is_none() && lat.given().is_none() {
        return None;
    }
    let before = findings.len();
    let (east, north) = (lon.number(findings), lat.number(findings));
    let Some((east, north)) = east.zip(north) else {
        if findings.len() == before {
            findings.push(lon.finding(Fault::BadPosition { wrong: WrongPosition::OutOfRange }));
        }
        return None;
    };
    if east == 0.0 && north == 0.0 {
        findings.push(lon.finding(Fault::NullIsland));
        return None;
    }
    let wrong = match (east.abs(), north.abs()) {
        (..=180.0, ..=90.0) => return Some([east, north]),
        (..=90.0, ..=180.0) => WrongPosition::Swapped,
        (1000.0.., _) | (_, 1000.0..) => WrongPosition::Projected,
        _ => WrongPosition::OutOfRange,
    };
    findings.push(lon.finding(Fault::BadPosition { wrong }));
    None
}

/// `date`, else `earliest` and `latest`. None only after a finding.
fn span([date, earliest, latest]: [&Cell; 3], findings: &mut Vec<Finding>) -> Option<When> {
    let before = findings.len();
    if let Some(when) = date.when(findings) {
        return Some(when);
    }
    let first = earliest.when(findings).and_then(|when| when.earliest);
    let last = latest.when(findings).and_then(|when| when.latest);
    if first.zip(last).is_some_and(|(first, last)| first > last) {
        findings.push(latest.finding(Fault::DatesReversed));
    }
    let is_read = findings[before..].iter().all(|finding| finding.fault == Fault::UnlikelyDate);
    is_read.then_some(When { earliest: first, latest: last })
}
