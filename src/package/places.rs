//! `places` and their `status`.

use super::Reader;
use super::table::{Keys, Row};
use crate::model::{AreaIx, Areas, Evidence, Place, Status, StatusEvent, Text, When};
use crate::words::Fault;

const STATUS: [(&str, Status); 6] = [
    ("covered", Status::Covered),
    ("in_progress", Status::InProgress),
    ("not_covered", Status::NotCovered),
    ("lapsed", Status::Lapsed),
    ("merged", Status::Merged),
    ("unknown", Status::Unknown),
];

const EVIDENCE: [(&str, Evidence); 3] =
    [("claimed", Evidence::Claimed), ("evidenced", Evidence::Evidenced), ("verified", Evidence::Verified)];

const PLACE_COLUMNS: [&str; 9] =
    ["place_id", "name", "aliases", "area_id", "lon", "lat", "kind", "mode", "provider_id"];

impl Reader<'_> {
    /// The places, and the names of the publisher's other columns.
    pub(super) fn places(&mut self, areas: &Areas) -> (Vec<Place>, Vec<Text>) {
        let mut list: Vec<Place> = Vec::new();
        let mut other_columns: Vec<String> = Vec::new();
        let mut keys = Keys::default();
        for sheet in &self.sheets("places") {
            if !sheet.require(&["place_id", "name"], &mut self.findings) {
                continue;
            }
            let needs_area = !self.has_only_area(areas);
            if needs_area && !sheet.require(&["area_id"], &mut self.findings) {
                continue;
            }
            let extra = sheet.other_columns(&PLACE_COLUMNS);
            for &column in &extra {
                if !other_columns.contains(&sheet.columns[column]) {
                    other_columns.push(sheet.columns[column].clone());
                }
            }
            for row in sheet.rows() {
                let id = row.cell("place_id");
                let area_cell = row.cell("area_id");
                if needs_area {
                    area_cell.required(&mut self.findings);
                }
                let required = (id.address_id(&mut self.findings), row.required_text("name", &mut self.findings));
                let area = match needs_area || area_cell.text().is_some() {
                    true => self.look_up(&area_cell, "areas").map(AreaIx),
                    false => Some(AreaIx(0)),
                };
                let kind = self.look_up(&row.cell("kind"), "kinds").map(|i| i as usize);
                let mode = self.look_up(&row.cell("mode"), "modes").map(|i| i as usize);
                let provider = self.provider_of(&row.cell("provider_id"));
                let position = self.position(&row);
                let (Some(id_text), Some(name)) = required else {
                    continue;
                };
                if !keys.is_new(id_text.to_owned(), &id, &mut self.findings) {
                    continue;
                }
                let Some(area) = area else { continue };
                self.place_ids.insert(id_text.to_owned(), list.len() as u32);
                let mut values = vec![String::new(); other_columns.len()];
                for &column in &extra {
                    if let Some(i) = other_columns.iter().position(|name| *name == sheet.columns[column]) {
                        values[i] = row.by_index(column).to_owned();
                    }
                }
                let aliases = row.cell("aliases").raw.split('|').map(str::trim);
                list.push(Place {
                    id: id_text.to_owned(),
                    name,
                    aliases: aliases.filter(|alias| !alias.is_empty()).map(str::to_owned).collect(),
                    area,
                    position,
                    kind,
                    mode,
                    provider,
                    extra: values,
                });
            }
        }
        // a later file may have brought further columns
        for place in &mut list {
            place.extra.resize(other_columns.len(), String::new());
        }
        let places: Vec<_> = self.resources.iter().filter(|resource| resource.role() == "places").collect();
        let title = |column: String| {
            let given = places.iter().find_map(|resource| resource.column_title(&column, self.lang));
            given.unwrap_or_else(|| Text::same(column))
        };
        (list, other_columns.into_iter().map(title).collect())
    }

    fn has_only_area(&self, areas: &Areas) -> bool {
        areas.len() == 1 && !self.resources.iter().any(|resource| resource.role() == "areas")
    }

    fn position(&mut self, row: &Row) -> Option<[f64; 2]> {
        let (lon_cell, lat_cell) = (row.cell("lon"), row.cell("lat"));
        if lon_cell.text().is_none() && lat_cell.text().is_none() {
            return None;
        }
        let before = self.findings.len();
        let (lon, lat) = (lon_cell.number(&mut self.findings), lat_cell.number(&mut self.findings));
        let position = lon.zip(lat).filter(|(lon, lat)| lon.abs() <= 180.0 && lat.abs() <= 90.0);
        if position.is_none() && self.findings.len() == before {
            self.fail(lon_cell.finding(Fault::BadPosition));
        }
        position.map(|(lon, lat)| [lon, lat])
    }

    pub(super) fn status(&mut self) -> Vec<StatusEvent> {
        let mut list = Vec::new();
        for sheet in &self.sheets("status") {
            if !sheet.require(&["place_id", "status"], &mut self.findings) {
                continue;
            }
            for row in sheet.rows() {
                let (place_cell, status_cell) = (row.cell("place_id"), row.cell("status"));
                place_cell.required(&mut self.findings);
                status_cell.required(&mut self.findings);
                let place = self.place_of(&place_cell);
                let status = status_cell.word(&STATUS, &mut self.findings);
                let indicator = self.indicator_of(&row.cell("indicator_id"));
                let merged_into = self.place_of(&row.cell("merged_into"));
                let evidence = row.cell("evidence").word(&EVIDENCE, &mut self.findings);
                let source = row.cell("source").link(&mut self.findings);
                let when = self.span(&row);
                if let (Some(place), Some(status), Some(indicator), Some(when)) = (place, status, indicator, when) {
                    let note = row.text("note");
                    list.push(StatusEvent { place, indicator, when, status, merged_into, evidence, source, note });
                }
            }
        }
        list.sort_by_key(|event| (event.place, event.when.latest, event.when.earliest));
        list
    }

    /// `date`, else `earliest` and `latest`. None only after a finding.
    fn span(&mut self, row: &Row) -> Option<When> {
        let before = self.findings.len();
        if let Some(when) = row.cell("date").when(&mut self.findings) {
            return Some(when);
        }
        let earliest = row.cell("earliest").when(&mut self.findings).and_then(|when| when.earliest);
        let latest_cell = row.cell("latest");
        let latest = latest_cell.when(&mut self.findings).and_then(|when| when.latest);
        if earliest.zip(latest).is_some_and(|(earliest, latest)| earliest > latest) {
            self.fail(latest_cell.finding(Fault::DatesReversed));
        }
        (self.findings.len() == before).then_some(When { earliest, latest })
    }
}
