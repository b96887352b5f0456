//! `providers`, `awards`, `dimensions`, `ratings` and `claims`.

use std::collections::HashMap;

use super::known::{Known, unique};
use super::table::Cell;
use super::{Finding, Reader};
use crate::model::{
    AreaIx, Award, CivilDate, Claim, ClaimKind, Count, Dimension, Direction, Event, Grade, IndicatorIx, Provider,
    Rated, Rating, Reply, When,
};
use crate::words::Fault;

const DIRECTION: [(&str, Direction); 2] =
    [("higher_is_better", Direction::HigherIsBetter), ("lower_is_better", Direction::LowerIsBetter)];

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
        for sheet in &self.sheets("providers") {
            if !sheet.has_required(&[], &mut self.findings) {
                continue;
            }
            let id = sheet.column("provider_id");
            let (name, form, note) = (sheet.text("name"), sheet.text("form"), sheet.text("note"));
            let rows = sheet.rows(&mut self.findings, |row, findings| {
                let provider_id = row.cell(&id).address_id(findings);
                let name = row.required_text(&name, findings);
                let provider_id = provider_id?.to_owned();
                let (form, note) = (row.text(&form), row.text(&note));
                Some((row.line, provider_id.clone(), Provider { id: provider_id, name: name?, form, note }))
            });
            unique(&mut self.known.providers, &mut list, sheet, &id, rows, &mut self.findings);
        }
        list
    }

    pub(super) fn awards(&mut self) -> Vec<Award> {
        let mut list = Vec::new();
        for sheet in &self.sheets("awards") {
            if !sheet.has_required(&[], &mut self.findings) {
                continue;
            }
            let c = |name| sheet.column(name);
            let (place, provider, area) = (c("place_id"), c("provider_id"), c("area_id"));
            let (date, source) = (sheet.column("date"), sheet.column("source"));
            let (name, level) = (sheet.text("name"), sheet.text("level"));
            let known = &self.known;
            list.extend(sheet.rows(&mut self.findings, |row, findings| {
                let name = row.required_text(&name, findings);
                let to = rated(known, [&row.cell(&place), &row.cell(&provider), &row.cell(&area)], findings);
                let date = row.cell(&date).date(findings);
                let source = row.cell(&source).link(findings);
                Some(Award { to: to?, name: name?, level: row.text(&level), date, source })
            }));
        }
        list
    }

    pub(super) fn dimensions(&mut self) -> Vec<Dimension> {
        let mut list: Vec<Dimension> = Vec::new();
        for sheet in &self.sheets("dimensions") {
            if !sheet.has_required(&[], &mut self.findings) {
                continue;
            }
            let c = |name| sheet.column(name);
            let (id, min, max) = (c("dimension_id"), c("min"), c("max"));
            let (direction, threshold) = (c("direction"), c("threshold"));
            let (name, definition, sampling) = (sheet.text("name"), sheet.text("definition"), sheet.text("sampling"));
            let rows = sheet.rows(&mut self.findings, |row, findings| {
                for column in [&min, &max, &direction] {
                    row.cell(column).required(findings);
                }
                let dimension_id = row.cell(&id).address_id(findings);
                let name = row.required_text(&name, findings);
                let (least, most) = (row.cell(&min).number(findings), row.cell(&max).number(findings));
                let direction = row.cell(&direction).word(&DIRECTION, findings);
                let threshold = row.cell(&threshold).count(findings);
                let dimension_id = dimension_id?.to_owned();
                let (min, most) = (least?, most?);
                if min >= most {
                    findings.push(row.cell(&max).finding(Fault::BadNumber));
                }
                let dimension = Dimension {
                    id: dimension_id.clone(),
                    name: name?,
                    definition: row.text(&definition),
                    min,
                    max: most,
                    direction: direction?,
                    threshold: threshold.map_or(0, |n| n.0 as u32),
                    sampling: row.text(&sampling),
                };
                Some((row.line, dimension_id, dimension))
            });
            unique(&mut self.known.dimensions, &mut list, sheet, &id, rows, &mut self.findings);
        }
        // a scale that is wrong itself says nothing about scores
        let scale = |d: &Dimension| if d.min < d.max { (d.min, d.max) } else { (f64::NEG_INFINITY, f64::INFINITY) };
        self.known.scales = list.iter().map(scale).collect();
        list
    }

    pub(super) fn ratings(&mut self) -> Vec<Rating> {
        let mut list = Vec::new();
        for sheet in &self.sheets("ratings") {
            if !sheet.has_required(&[], &mut self.findings) {
                continue;
            }
            let c = |name| sheet.column(name);
            let (place, provider, area, dimension) = (c("place_id"), c("provider_id"), c("area_id"), c("dimension_id"));
            let (date, score, n, spread) = (c("date"), c("score"), c("n"), c("spread"));
            let (population, levels) = (c("population"), c("levels"));
            let known = &self.known;
            let rows = sheet.rows(&mut self.findings, |row, findings| {
                for column in [&dimension, &date, &score, &n] {
                    row.cell(column).required(findings);
                }
                let of = rated(known, [&row.cell(&place), &row.cell(&provider), &row.cell(&area)], findings);
                let dimension = known.look_up(&row.cell(&dimension), "dimensions", findings).map(|i| i as usize);
                let date = row.cell(&date).date(findings);
                let score_cell = row.cell(&score);
                let score = score_cell.number(findings);
                let n = row.cell(&n).count(findings);
                let spread = row.cell(&spread).count(findings).map(|spread| spread.0);
                let population_cell = row.cell(&population);
                let population = population_cell.count(findings);
                let scale = dimension.and_then(|i| known.scales.get(i).copied());
                if let (Some((min, max)), Some(score)) = (scale, score)
                    && !(min..=max).contains(&score)
                {
                    findings.push(score_cell.finding(Fault::ScoreOutOfRange { min, max }));
                }
                if n.zip(population).is_some_and(|(n, population)| n > population) {
                    findings.push(population_cell.finding(Fault::FewerThanAsked));
                }
                let levels = by_level(&row.cell(&levels), n, scale, findings);
                let population = population.map(|population| population.0 as u32);
                let rating = Rating {
                    of: of?,
                    dimension: dimension?,
                    date: date?,
                    score: score?,
                    n: n?.0 as u32,
                    spread,
                    population,
                    levels,
                };
                Some((row.line, rating))
            });
            let mut seen: HashMap<(Rated, usize, CivilDate), u64> = HashMap::new();
            let mut repeated = Vec::new();
            for (line, rating) in rows {
                let first = *seen.entry((rating.of, rating.dimension, rating.date)).or_insert(line);
                if first == line {
                    list.push(rating);
                } else if !sheet.distinct {
                    repeated.push(sheet.repeats(&date, line, &rating.date.to_string(), first));
                }
            }
            self.findings.extend(repeated);
        }
        list
    }

    pub(super) fn replies(&mut self) -> Vec<Reply> {
        let mut list = Vec::new();
        for sheet in &self.sheets("replies") {
            if !sheet.has_required(&[], &mut self.findings) {
                continue;
            }
            let c = |name| sheet.column(name);
            let (place, provider, area) = (c("place_id"), c("provider_id"), c("area_id"));
            let (date, source, text) = (c("date"), c("source"), sheet.text("text"));
            let known = &self.known;
            list.extend(sheet.rows(&mut self.findings, |row, findings| {
                let of = rated(known, [&row.cell(&place), &row.cell(&provider), &row.cell(&area)], findings);
                let text = row.required_text(&text, findings);
                let date = row.cell(&date).date(findings);
                let source = row.cell(&source).link(findings);
                Some(Reply { of: of?, date, text: text?, source })
            }));
        }
        list
    }

    pub(super) fn events(&mut self) -> Vec<Event> {
        let mut list = Vec::new();
        for sheet in &self.sheets("events") {
            if !sheet.has_required(&[], &mut self.findings) {
                continue;
            }
            let (date, area, source) = (sheet.column("date"), sheet.column("area_id"), sheet.column("source"));
            let name = sheet.text("name");
            let known = &self.known;
            list.extend(sheet.rows(&mut self.findings, |row, findings| {
                row.cell(&date).required(findings);
                let date = row.cell(&date).date(findings);
                let area = known.look_up(&row.cell(&area), "areas", findings).map(AreaIx);
                let name = row.required_text(&name, findings);
                let source = row.cell(&source).link(findings);
                Some(Event { date: date?, name: name?, area, source })
            }));
        }
        list.sort_by_key(|event| event.date);
        list
    }

    pub(super) fn claims(&mut self) -> Vec<Claim> {
        let mut list = Vec::new();
        for sheet in &self.sheets("claims") {
            if !sheet.has_required(&[], &mut self.findings) {
                continue;
            }
            let c = |name| sheet.column(name);
            let (kind, grade, value, source) = (c("kind"), c("grade"), c("value"), c("source"));
            let (stated_on, refers_to, area, indicator) =
                (c("stated_on"), c("refers_to"), c("area_id"), c("indicator_id"));
            let t = |name| sheet.text(name);
            let (statement, said_by, area_name, unit) = (t("statement"), t("said_by"), t("area"), t("unit"));
            let (source_name, note) = (t("source_name"), t("note"));
            let known = &self.known;
            list.extend(sheet.rows(&mut self.findings, |row, findings| {
                let statement = row.required_text(&statement, findings);
                row.cell(&kind).required(findings);
                let kind = row.cell(&kind).word(&ClaimKind::ALL.map(|it| (it.as_str(), it)), findings);
                let grade = row.cell(&grade).word(&GRADE, findings);
                let stated_on = row.cell(&stated_on).when(findings);
                let refers_to = row.cell(&refers_to).when(findings);
                let area = known.look_up(&row.cell(&area), "areas", findings).map(AreaIx);
                let value = row.cell(&value).number(findings);
                let indicator = known.look_up(&row.cell(&indicator), "indicators", findings).map(IndicatorIx);
                let source = row.cell(&source).link(findings);
                Some(Claim {
                    statement: statement?,
                    kind: kind?,
                    said_by: row.text(&said_by),
                    stated_on: stated_on.unwrap_or(When::UNKNOWN),
                    refers_to: refers_to.unwrap_or(When::UNKNOWN),
                    area,
                    area_name: row.text(&area_name),
                    value,
                    unit: row.text(&unit),
                    indicator,
                    source,
                    source_name: row.text(&source_name),
                    grade: grade.unwrap_or(Grade::Press),
                    note: row.text(&note),
                })
            }));
        }
        list
    }
}

/// Whom a row with `place_id`, `provider_id` or `area_id` is about.
fn rated(known: &Known, [place, provider, area]: [&Cell; 3], findings: &mut Vec<Finding>) -> Option<Rated> {
    if place.given().is_some() {
        known.place(place, findings).map(Rated::Place)
    } else if provider.given().is_some() {
        known.provider(provider, findings).map(Rated::Provider)
    } else if area.given().is_some() {
        known.look_up(area, "areas", findings).map(|ix| Rated::Area(AreaIx(ix)))
    } else {
        findings.push(place.finding(Fault::EmptyCell));
        None
    }
}

/// Counts of each whole score, from the least to the most, with `|` between; there must be one for each, and n in all.
fn by_level(cell: &Cell, n: Option<Count>, scale: Option<(f64, f64)>, findings: &mut Vec<Finding>) -> Vec<u32> {
    let Some(given) = cell.given() else { return Vec::new() };
    let counts: Option<Vec<u32>> = given.split('|').map(|count| count.trim().parse().ok()).collect();
    let counts = counts.unwrap_or_default();
    let is_whole = scale.is_none_or(|(min, max)| counts.len() as f64 == max - min + 1.0 || !min.is_finite());
    let all: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    if counts.is_empty() || !is_whole || n.is_some_and(|n| n.0 != all as f64) {
        findings.push(cell.finding(Fault::LevelsDoNotFit));
        return Vec::new();
    }
    counts
}
