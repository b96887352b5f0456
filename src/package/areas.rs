//! `areas` and the tables that others point to: `indicators`, `modes`, `kinds`.

use super::descriptor::Descriptor;
use super::known::{Ids, unique};
use super::{Areas, Finding, Reader};
use crate::model::{Area, AreaIx, Indicator, Lang, Level, Place, Term, Text};
use crate::words::{Fault, words};

/// The name of a column of places, and a finding at the cell that names it.
pub(super) type Weight = (String, Finding);

/// An area as its row has it, its level and parent still by id.
struct AreaRow {
    area: Area,
    level: String,
    parent: Option<String>,
}

impl Reader<'_> {
    pub(super) fn areas(&mut self, descriptor: &Descriptor) -> Areas {
        let mut rows: Vec<AreaRow> = Vec::new();
        let sheets = self.sheets("areas");
        for sheet in &sheets {
            if !sheet.has_required(&[], &mut self.findings) {
                continue;
            }
            let c = |name| sheet.column(name);
            let (id, level, parent, tile) = (c("area_id"), c("level"), c("parent_id"), c("tile"));
            let name = sheet.text("name");
            let read = sheet.rows(&mut self.findings, |row, findings| {
                let area_id = row.cell(&id).address_id(findings);
                let name = row.required_text(&name, findings);
                let level = row.cell(&level).required(findings);
                let cell = row.cell(&tile);
                let tile = cell.given().and_then(|text| {
                    let (column, row) = text.split_once(',')?;
                    Some((column.trim().parse().ok()?, row.trim().parse().ok()?))
                });
                if cell.given().is_some() && tile.is_none() {
                    findings.push(cell.finding(Fault::BadNumber));
                }
                let area_id = area_id?.to_owned();
                let area = Area { id: area_id.clone(), name: name?, level: 0, parent: None, tile };
                let parent = row.cell(&parent).given().map(str::to_owned);
                Some((row.line, area_id, AreaRow { area, level: level?.to_owned(), parent }))
            });
            let (known, findings) = (&mut self.known.areas, &mut self.findings);
            unique(known, &mut rows, sheet, &id, read, findings);
        }
        let mut levels = descriptor.levels();
        let parents: Vec<Option<String>> = rows.iter_mut().map(|row| row.parent.take()).collect();
        let mut list: Vec<Area> = Vec::with_capacity(rows.len());
        for row in rows {
            let level = levels.iter().position(|known| known.id == row.level).unwrap_or_else(|| {
                levels.push(Level { id: row.level.clone(), name: Text::same(row.level) });
                levels.len() - 1
            });
            list.push(Area { level, ..row.area });
        }
        for (i, parent) in parents.iter().enumerate() {
            let Some(parent) = parent else { continue };
            list[i].parent = self.known.areas.get(parent).map(AreaIx);
            if list[i].parent.is_none() && !self.known.unreadable.contains("areas") {
                self.fail_of_area(&sheets, i, parent, Fault::UnknownId { table: "areas", similar: None });
            }
        }
        for (i, parent) in parents.iter().enumerate() {
            if is_circular(&list, i) {
                self.fail_of_area(&sheets, i, parent.as_deref().unwrap_or_default(), Fault::Circular);
                list[i].parent = None;
            }
        }
        self.with_a_top(descriptor, levels, list)
    }

    /// Several areas without a parent come under one: the whole programme.
    fn with_a_top(&mut self, descriptor: &Descriptor, mut levels: Vec<Level>, mut list: Vec<Area>) -> Areas {
        if list.iter().filter(|area| area.parent.is_none()).count() > 1 {
            let id = if self.known.areas.get("all").is_none() { "all" } else { "all-areas" };
            let (name, top) = (descriptor.text("title"), AreaIx(list.len() as u32));
            levels.insert(0, Level { id: id.to_owned(), name: name.clone() });
            for area in &mut list {
                area.level += 1;
                area.parent = area.parent.or(Some(top));
            }
            // nobody names it in a row of areas
            let _ = self.known.areas.insert(id.to_owned(), 0);
            list.push(Area { id: id.to_owned(), name, level: 0, parent: None, tile: None });
        }
        let areas = Areas::new(levels, list);
        self.known.root = areas.root();
        areas
    }

    /// A finding in the column `parent_id` of the row of an area.
    fn fail_of_area(&mut self, sheets: &[super::table::Sheet], area: usize, value: &str, fault: Fault) {
        let line = self.known.areas.line(area);
        if let Some(sheet) = sheets.first() {
            self.findings.push(sheet.finding(&sheet.column("parent_id"), line, value, fault));
        }
    }

    /// A package of places alone has one area: the whole programme.
    pub(super) fn only_area(&mut self, descriptor: &Descriptor) -> Areas {
        let (id, name) = ("all".to_owned(), descriptor.text("title"));
        let _ = self.known.areas.insert(id.clone(), 0);
        self.known.root = Some(AreaIx(0));
        let mut levels = descriptor.levels();
        if levels.is_empty() {
            levels.push(Level { id: id.clone(), name: name.clone() });
        }
        Areas::new(levels, vec![Area { id, name, level: 0, parent: None, tile: None }])
    }

    pub(super) fn indicators(&mut self) -> Vec<Indicator> {
        let mut list: Vec<(Indicator, Option<Weight>)> = Vec::new();
        for sheet in &self.sheets("indicators") {
            if !sheet.has_required(&[], &mut self.findings) {
                continue;
            }
            let id = sheet.column("indicator_id");
            let (places, next_release, weight) =
                (sheet.column("places"), sheet.column("next_release"), sheet.column("weight"));
            let (name, unit, units) = (sheet.text("name"), sheet.text("unit"), sheet.text("units"));
            let (covered_means, counted) = (sheet.text("covered_means"), sheet.text("counted"));
            let rows = sheet.rows(&mut self.findings, |row, findings| {
                let some_places = row.cell(&places).word(&[("all", false), ("some", true)], findings);
                let next_release = row.cell(&next_release).date(findings);
                let indicator_id = row.cell(&id).id(findings);
                let (name, unit) = (row.required_text(&name, findings), row.required_text(&unit, findings));
                let (indicator_id, unit) = (indicator_id?.to_owned(), unit?);
                let indicator = Indicator {
                    id: indicator_id.clone(),
                    name: name?,
                    // a language without plurals needs but one of the two
                    units: unit.overlaid_with(&row.text(&units)),
                    unit,
                    covered_means: row.text(&covered_means),
                    counted: row.text(&counted),
                    next_release,
                    some_places: some_places.unwrap_or(false),
                    weight: None,
                    cumulative: false,
                };
                let weight = row.cell(&weight);
                let weight = weight
                    .given()
                    .map(|name| (name.to_owned(), weight.finding(Fault::UnknownColumn { known: String::new() })));
                Some((row.line, indicator_id, (indicator, weight)))
            });
            unique(&mut self.known.indicators, &mut list, sheet, &id, rows, &mut self.findings);
        }
        if list.is_empty() {
            list.push((implicit_indicator(&self.languages), None));
        }
        let (list, weights) = list.into_iter().unzip();
        self.weights = weights;
        list
    }

    /// Finds the columns of places by which indicators are weighted. `columns` are the publisher's own.
    pub(super) fn weigh(&mut self, indicators: &mut [Indicator], places: &[Place], columns: &[String]) {
        for (indicator, weight) in indicators.iter_mut().zip(std::mem::take(&mut self.weights)) {
            let Some((name, finding)) = weight else { continue };
            let Some(column) = columns.iter().position(|column| *column == name) else {
                let fault = Fault::UnknownColumn { known: columns.join(", ") };
                self.findings.push(Finding { fault, ..finding });
                continue;
            };
            indicator.weight = Some(column);
            let file = self.resources.iter().find(|resource| resource.role() == "places");
            let file = file.and_then(|resource| resource.paths().into_iter().next()).unwrap_or_default();
            for (i, place) in places.iter().enumerate() {
                let text = &place.extra[column];
                let fault = match text.parse::<f64>() {
                    Ok(number) if number.is_finite() && number >= 0.0 => continue,
                    Ok(_) => Fault::NegativeCount,
                    Err(_) if text.is_empty() => Fault::EmptyCell,
                    Err(_) => Fault::BadNumber,
                };
                self.findings.push(Finding::at(&file, self.known.places.line(i), Some(&name), text, fault));
            }
        }
    }

    /// A table of the publisher's own words.
    pub(super) fn terms(&mut self, role: &'static str) -> Vec<Term> {
        let mut list = Vec::new();
        let mut ids = Ids::default();
        for sheet in &self.sheets(role) {
            if !sheet.has_required(&[], &mut self.findings) {
                continue;
            }
            let (id, name, definition) = (sheet.column("id"), sheet.text("name"), sheet.text("definition"));
            let rows = sheet.rows(&mut self.findings, |row, findings| {
                let term_id = row.cell(&id).required(findings);
                let name = row.required_text(&name, findings);
                let term_id = term_id?.to_owned();
                let term = Term { id: term_id.clone(), name: name?, definition: row.text(&definition) };
                Some((row.line, term_id, term))
            });
            unique(&mut ids, &mut list, sheet, &id, rows, &mut self.findings);
        }
        match role {
            "modes" => self.known.modes = ids,
            _ => self.known.kinds = ids,
        }
        list
    }
}

/// The indicator of a package that names none.
fn implicit_indicator(languages: &[Lang]) -> Indicator {
    let text = |of: fn(Lang) -> &'static str| {
        let translations = languages.iter().map(|&lang| (lang, of(lang).to_owned())).collect();
        Text::new(of(languages.first().copied().unwrap_or(Lang::En)), translations)
    };
    Indicator {
        id: "coverage".to_owned(),
        name: text(|lang| words(lang).implicit_name),
        unit: text(|lang| words(lang).implicit_unit),
        units: text(|lang| words(lang).implicit_units),
        covered_means: Text::default(),
        counted: Text::default(),
        next_release: None,
        some_places: false,
        weight: None,
        cumulative: false,
    }
}

fn is_circular(list: &[Area], start: usize) -> bool {
    let up = |i: usize| list[i].parent.map(|parent| parent.0 as usize);
    std::iter::successors(up(start), |&i| up(i)).take(list.len() + 1).any(|i| i == start)
}
