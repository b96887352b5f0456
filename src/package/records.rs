//! `providers`, `awards`, `dimensions`, `ratings` and `claims`.

use super::Reader;
use super::table::{Keys, Row};
use crate::model::{AreaIx, Award, Claim, ClaimKind, Dimension, Direction, Grade, Provider, Rated, Rating, When};
use crate::words::Fault;

const DIRECTION: [(&str, Direction); 2] =
    [("higher_is_better", Direction::HigherIsBetter), ("lower_is_better", Direction::LowerIsBetter)];

const KIND: [(&str, ClaimKind); 5] = [
    ("target", ClaimKind::Target),
    ("plan", ClaimKind::Plan),
    ("claimed", ClaimKind::Claimed),
    ("actual", ClaimKind::Actual),
    ("event", ClaimKind::Event),
];

const GRADE: [(&str, Grade); 6] = [
    ("official", Grade::Official),
    ("agency", Grade::Agency),
    ("press", Grade::Press),
    ("reference", Grade::Reference),
    ("mirror", Grade::Mirror),
    ("forum", Grade::Forum),
];

impl Reader<'_> {
    pub(super) fn providers(&mut self) -> Vec<Provider> {
        let mut list = Vec::new();
        let mut keys = Keys::default();
        for sheet in &self.sheets("providers") {
            if !sheet.require(&["provider_id", "name"], &mut self.findings) {
                continue;
            }
            for row in sheet.rows() {
                let id = row.cell("provider_id");
                let required = (id.required(&mut self.findings), row.required_text("name", &mut self.findings));
                let (Some(id_text), Some(name)) = required else {
                    continue;
                };
                if keys.is_new(id_text.to_owned(), &id, &mut self.findings) {
                    self.provider_ids.insert(id_text.to_owned(), list.len() as u32);
                    list.push(Provider {
                        id: id_text.to_owned(),
                        name,
                        form: row.text("form"),
                        note: row.text("note"),
                    });
                }
            }
        }
        list
    }

    pub(super) fn awards(&mut self) -> Vec<Award> {
        let mut list = Vec::new();
        for sheet in &self.sheets("awards") {
            if !sheet.require(&["name"], &mut self.findings) {
                continue;
            }
            for row in sheet.rows() {
                let name = row.required_text("name", &mut self.findings);
                let to = self.rated(&row);
                let date = row.cell("date").date(&mut self.findings);
                let source = row.cell("source").link(&mut self.findings);
                if let (Some(name), Some(to)) = (name, to) {
                    list.push(Award { to, name, level: row.text("level"), date, source });
                }
            }
        }
        list
    }

    pub(super) fn dimensions(&mut self) -> Vec<Dimension> {
        let mut list = Vec::new();
        let mut keys = Keys::default();
        for sheet in &self.sheets("dimensions") {
            if !sheet.require(&["dimension_id", "name", "min", "max", "direction"], &mut self.findings) {
                continue;
            }
            for row in sheet.rows() {
                let id = row.cell("dimension_id");
                for column in ["min", "max", "direction"] {
                    row.cell(column).required(&mut self.findings);
                }
                let required = (id.required(&mut self.findings), row.required_text("name", &mut self.findings));
                let min = row.cell("min").number(&mut self.findings);
                let max = row.cell("max").number(&mut self.findings);
                let direction = row.cell("direction").word(&DIRECTION, &mut self.findings);
                let threshold = row.cell("threshold").count(&mut self.findings);
                let (Some(id_text), Some(name)) = required else {
                    continue;
                };
                if !keys.is_new(id_text.to_owned(), &id, &mut self.findings) {
                    continue;
                }
                let (Some(min), Some(max), Some(direction)) = (min, max, direction) else {
                    continue;
                };
                if min >= max {
                    self.fail(row.cell("max").finding(Fault::BadNumber));
                }
                // a scale that is wrong itself says nothing about scores
                self.scales.push(if min < max { (min, max) } else { (f64::NEG_INFINITY, f64::INFINITY) });
                self.dimension_ids.insert(id_text.to_owned(), list.len() as u32);
                list.push(Dimension {
                    id: id_text.to_owned(),
                    name,
                    definition: row.text("definition"),
                    min,
                    max,
                    direction,
                    threshold: threshold.map_or(0, |n| n.0 as u32),
                });
            }
        }
        list
    }

    pub(super) fn ratings(&mut self) -> Vec<Rating> {
        let mut list = Vec::new();
        for sheet in &self.sheets("ratings") {
            if !sheet.require(&["dimension_id", "date", "score", "n"], &mut self.findings) {
                continue;
            }
            for row in sheet.rows() {
                for column in ["dimension_id", "date", "score", "n"] {
                    row.cell(column).required(&mut self.findings);
                }
                let of = self.rated(&row);
                let dimension = self.look_up(&row.cell("dimension_id"), "dimensions").map(|i| i as usize);
                let date = row.cell("date").date(&mut self.findings);
                let score = row.cell("score").number(&mut self.findings);
                let n = row.cell("n").count(&mut self.findings);
                let spread = row.cell("spread").count(&mut self.findings).map(|spread| spread.0);
                let scale = dimension.and_then(|i| self.scales.get(i).copied());
                if let (Some((min, max)), Some(score)) = (scale, score)
                    && !(min..=max).contains(&score)
                {
                    let fault = Fault::ScoreOutOfRange { min: min.to_string(), max: max.to_string() };
                    self.fail(row.cell("score").finding(fault));
                }
                if let (Some(of), Some(dimension), Some(date), Some(score), Some(n)) = (of, dimension, date, score, n) {
                    list.push(Rating { of, dimension, date, score, n: n.0 as u32, spread });
                }
            }
        }
        list
    }

    /// Whom a row with `place_id` or `provider_id` is about.
    fn rated(&mut self, row: &Row) -> Option<Rated> {
        let (place, provider) = (row.cell("place_id"), row.cell("provider_id"));
        if place.text().is_some() {
            self.place_of(&place).map(Rated::Place)
        } else if provider.text().is_some() {
            self.provider_of(&provider).map(Rated::Provider)
        } else {
            self.fail(place.finding(Fault::EmptyCell));
            None
        }
    }

    pub(super) fn claims(&mut self) -> Vec<Claim> {
        let mut list = Vec::new();
        for sheet in &self.sheets("claims") {
            if !sheet.require(&["statement", "kind"], &mut self.findings) {
                continue;
            }
            for row in sheet.rows() {
                let statement = row.required_text("statement", &mut self.findings);
                row.cell("kind").required(&mut self.findings);
                let kind = row.cell("kind").word(&KIND, &mut self.findings);
                let grade = row.cell("grade").word(&GRADE, &mut self.findings);
                let stated_on = row.cell("stated_on").when(&mut self.findings);
                let refers_to = row.cell("refers_to").when(&mut self.findings);
                let area = self.look_up(&row.cell("area_id"), "areas").map(AreaIx);
                let value = row.cell("value").number(&mut self.findings);
                let indicator_cell = row.cell("indicator_id");
                let indicator = indicator_cell.text().and_then(|_| self.indicator_of(&indicator_cell));
                let source = row.cell("source").link(&mut self.findings);
                let (Some(statement), Some(kind)) = (statement, kind) else {
                    continue;
                };
                list.push(Claim {
                    statement,
                    kind,
                    said_by: row.text("said_by"),
                    stated_on: stated_on.unwrap_or(When::UNKNOWN),
                    refers_to: refers_to.unwrap_or(When::UNKNOWN),
                    area,
                    area_name: row.text("area"),
                    value,
                    unit: row.text("unit"),
                    indicator,
                    source,
                    source_name: row.text("source_name"),
                    grade: grade.unwrap_or(Grade::Press),
                    note: row.text("note"),
                });
            }
        }
        list
    }
}
