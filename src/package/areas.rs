//! `areas` and the tables that others point to: `indicators`, `modes`, `kinds`.

use std::collections::HashMap;

use super::descriptor::Descriptor;
use super::table::Keys;
use super::{Areas, Finding, Indicator, Reader};
use crate::model::{Area, AreaIx, Level, Term, Text};
use crate::words::Fault;

impl Reader<'_> {
    pub(super) fn areas(&mut self, descriptor: &Descriptor) -> Areas {
        let mut levels = descriptor.levels();
        let mut list = Vec::new();
        let mut parents = Vec::new();
        let mut keys = Keys::default();
        let sheets = self.sheets("areas");
        for sheet in &sheets {
            if !sheet.require(&["area_id", "name", "level"], &mut self.findings) {
                continue;
            }
            for row in sheet.rows() {
                let id = row.cell("area_id");
                let required = (
                    id.address_id(&mut self.findings),
                    row.required_text("name", &mut self.findings),
                    row.cell("level").required(&mut self.findings),
                );
                let (Some(id_text), Some(name), Some(level)) = required else {
                    continue;
                };
                if !keys.is_new(id_text.to_owned(), &id, &mut self.findings) {
                    continue;
                }
                let level = levels.iter().position(|known| known.id == level).unwrap_or_else(|| {
                    levels.push(Level { id: level.to_owned(), name: Text::same(level) });
                    levels.len() - 1
                });
                let tile = row.cell("tile");
                let position = tile.text().and_then(|text| {
                    let (column, row) = text.split_once(',')?;
                    Some((column.trim().parse().ok()?, row.trim().parse().ok()?))
                });
                if tile.text().is_some() && position.is_none() {
                    self.findings.push(tile.finding(Fault::BadNumber));
                }
                self.area_ids.insert(id_text.to_owned(), list.len() as u32);
                list.push(Area { id: id_text.to_owned(), name, level, parent: None, tile: position });
                parents.push(row.cell("parent_id"));
            }
        }
        for (i, parent) in parents.iter().enumerate() {
            list[i].parent = self.look_up(parent, "areas").map(AreaIx);
        }
        for (i, parent) in parents.iter().enumerate() {
            if is_circular(&list, i) {
                self.findings.push(parent.finding(Fault::Circular));
                list[i].parent = None;
            }
        }
        Areas::new(levels, list)
    }

    /// A package of places alone has one area: the whole programme.
    pub(super) fn only_area(&mut self, descriptor: &Descriptor) -> Areas {
        let (id, name) = ("all".to_owned(), descriptor.text("title"));
        self.area_ids.insert(id.clone(), 0);
        let mut levels = descriptor.levels();
        if levels.is_empty() {
            levels.push(Level { id: id.clone(), name: name.clone() });
        }
        Areas::new(levels, vec![Area { id, name, level: 0, parent: None, tile: None }])
    }

    pub(super) fn indicators(&mut self) -> Vec<Indicator> {
        let mut list: Vec<Indicator> = Vec::new();
        let mut keys = Keys::default();
        for sheet in &self.sheets("indicators") {
            if !sheet.require(&["indicator_id", "name", "unit"], &mut self.findings) {
                continue;
            }
            for row in sheet.rows() {
                let id = row.cell("indicator_id");
                let some_places = row.cell("places").word(&[("all", false), ("some", true)], &mut self.findings);
                let some_places = some_places.unwrap_or(false);
                let next_release = row.cell("next_release").date(&mut self.findings);
                let required = (
                    id.required(&mut self.findings),
                    row.required_text("name", &mut self.findings),
                    row.required_text("unit", &mut self.findings),
                );
                let (Some(id_text), Some(name), Some(unit)) = required else {
                    continue;
                };
                if !keys.is_new(id_text.to_owned(), &id, &mut self.findings) {
                    continue;
                }
                self.indicator_ids.insert(id_text.to_owned(), list.len() as u32);
                // Chinese has no plural: what holds for one holds for many
                let units = row.text("units");
                let units =
                    Text { zh: unit.zh.clone(), en: if units.en.is_empty() { unit.en.clone() } else { units.en } };
                list.push(Indicator {
                    id: id_text.to_owned(),
                    name,
                    units,
                    unit,
                    covered_means: row.text("covered_means"),
                    counted: row.text("counted"),
                    next_release,
                    some_places,
                });
            }
        }
        if list.is_empty() {
            list.push(implicit_indicator());
        }
        list
    }

    /// A table of the publisher's own words, and their places by id.
    pub(super) fn terms(&mut self, role: &'static str) -> (Vec<Term>, HashMap<String, u32>) {
        let (mut list, mut ids) = (Vec::new(), HashMap::new());
        let mut keys = Keys::default();
        for sheet in &self.sheets(role) {
            if !sheet.require(&["id", "name"], &mut self.findings) {
                continue;
            }
            for row in sheet.rows() {
                let id = row.cell("id");
                let required = (id.required(&mut self.findings), row.required_text("name", &mut self.findings));
                let (Some(id_text), Some(name)) = required else {
                    continue;
                };
                if keys.is_new(id_text.to_owned(), &id, &mut self.findings) {
                    ids.insert(id_text.to_owned(), list.len() as u32);
                    list.push(Term { id: id_text.to_owned(), name, definition: row.text("definition") });
                }
            }
        }
        (list, ids)
    }
}

/// The indicator of a package that names none.
fn implicit_indicator() -> Indicator {
    Indicator {
        id: "coverage".to_owned(),
        name: Text { zh: "覆盖".to_owned(), en: "Coverage".to_owned() },
        unit: Text { zh: "个".to_owned(), en: "place".to_owned() },
        units: Text { zh: "个".to_owned(), en: "places".to_owned() },
        covered_means: Text::default(),
        counted: Text::default(),
        next_release: None,
        some_places: false,
    }
}

fn is_circular(list: &[Area], start: usize) -> bool {
    let up = |i: usize| list[i].parent.map(|parent| parent.0 as usize);
    std::iter::successors(up(start), |&i| up(i)).take(list.len() + 1).any(|i| i == start)
}

impl Reader<'_> {
    pub(super) fn fail(&mut self, finding: Finding) {
        self.findings.push(finding);
    }
}
