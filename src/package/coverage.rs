//! `coverage` and `targets`: published counts, and what was promised.

use super::Finding;
use super::Reader;
use super::table::Sheet;
use crate::model::{Count, Coverage, CoverageRow, Indicator, Observation, Share, Target};
use crate::words::Fault;

/// What a number in `covered` counts.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Series {
    /// all until that day, as far as is known; it may fall
    State,
    /// all until that day; it should not fall
    Cumulative,
    /// those that were added since the date before
    Incremental,
}

impl Reader<'_> {
    pub(super) fn coverage(&mut self, indicators: &mut [Indicator]) -> Vec<CoverageRow> {
        let mut list = Vec::new();
        // of one area there is nothing to tell apart
        let needed: &[&str] = if self.known.areas.len() == 1 { &[] } else { &["area_id"] };
        for sheet in &self.sheets("coverage") {
            if !sheet.has_required(needed, &mut self.findings) {
                continue;
            }
            let c = |name| sheet.column(name);
            let (area, date, indicator) = (c("area_id"), c("date"), c("indicator_id"));
            let (covered, total, percent) = (c("covered"), c("total"), c("percent"));
            let (published, group, note) = (c("published"), c("group"), sheet.text("note"));
            let known = &self.known;
            let rows = sheet.rows(&mut self.findings, |row, findings| {
                let date_cell = row.cell(&date);
                date_cell.required(findings);
                let area = known.area(&area, &row.cell(&area), findings);
                // a month or a year stands for its last day: counts are of what has been done by then
                let date = date_cell.when(findings).and_then(|when| when.latest);
                let indicator = known.indicator(&row.cell(&indicator), findings);
                let covered_cell = row.cell(&covered);
                let count = covered_cell.count(findings);
                let total = row.cell(&total).count(findings);
                let percent_cell = row.cell(&percent);
                let percent = percent_cell.count(findings);
                let published = row.cell(&published).date(findings);
                if percent.is_some() && (count.is_some() || total.is_some()) {
                    findings.push(percent_cell.finding(Fault::CountsAndPercent));
                }
                if let (Some(count), Some(total), false) = (count, total, sheet.series == Series::Incremental)
                    && count > total
                {
                    findings.push(covered_cell.finding(Fault::CoveredAboveTotal { total: total.0 }));
                }
                let percent = percent.map(|percent| Share(percent.0 / 100.0));
                let row_read = CoverageRow {
                    indicator: indicator?,
                    area: area?,
                    group: row.cell(&group).given().map(str::to_owned),
                    observation: Observation {
                        date: date?,
                        published,
                        coverage: Coverage { covered: count, total, unknown: Count(0.0), percent },
                        note: row.text(&note),
                    },
                };
                Some((row.line, row_read))
            });
            let mut rows: Vec<(u64, CoverageRow)> = rows.collect();
            look_like_fractions(sheet, &rows, &mut self.findings);
            in_order(&mut rows);
            self.findings.extend(repeated(sheet, &mut rows));
            match sheet.series {
                Series::State => {}
                Series::Cumulative => self.findings.extend(falling(sheet, &rows)),
                Series::Incremental => self.findings.extend(add_up(sheet, &mut rows)),
            }
            if sheet.series != Series::State {
                for (_, row) in &rows {
                    indicators[row.indicator.0 as usize].cumulative = true;
                }
            }
            list.extend(rows.into_iter().map(|(_, row)| row));
        }
        list.sort_by(|a: &CoverageRow, b| key(a).cmp(&key(b)));
        list
    }

    pub(super) fn targets(&mut self) -> Vec<Target> {
        let mut list = Vec::new();
        for sheet in &self.sheets("targets") {
            if !sheet.has_required(&[], &mut self.findings) {
                continue;
            }
            let c = |name| sheet.column(name);
            let (area, indicator, source) = (c("area_id"), c("indicator_id"), c("source"));
            let (share, due, announced) = (c("share"), c("due"), c("announced"));
            let (announced_by, note) = (sheet.text("announced_by"), sheet.text("note"));
            let known = &self.known;
            list.extend(sheet.rows(&mut self.findings, |row, findings| {
                for column in [&share, &due, &announced] {
                    row.cell(column).required(findings);
                }
                let area = known.area(&area, &row.cell(&area), findings);
                let indicator = known.indicator(&row.cell(&indicator), findings);
                let share_cell = row.cell(&share);
                let share = share_cell.number(findings);
                let due_cell = row.cell(&due);
                let due = due_cell.date(findings);
                let announced = row.cell(&announced).date(findings);
                let source = row.cell(&source).link(findings);
                if share.is_some_and(|share| share <= 0.0 || share > 1.0) {
                    findings.push(share_cell.finding(Fault::ShareOutOfRange));
                }
                let (area, indicator, share, due, announced) = (area?, indicator?, share?, due?, announced?);
                if due < announced {
                    findings.push(due_cell.finding(Fault::DatesReversed));
                }
                let (announced_by, note) = (row.text(&announced_by), row.text(&note));
                let share = Share(share);
                Some(Target { indicator, area, share, due, announced, announced_by, source, note })
            }));
        }
        list.sort_by_key(|target| (target.indicator, target.area, target.announced));
        list
    }
}

/// What makes a row of coverage one and no other; the date comes last.
fn key(row: &CoverageRow) -> impl Ord + '_ {
    (row.indicator, row.area, row.group.as_deref(), row.observation.date)
}

fn is_same_series(a: &CoverageRow, b: &CoverageRow) -> bool {
    (a.indicator, a.area, &a.group) == (b.indicator, b.area, &b.group)
}

fn in_order(rows: &mut [(u64, CoverageRow)]) {
    let sorted = rows.windows(2).all(|pair| (key(&pair[0].1), pair[0].0) <= (key(&pair[1].1), pair[1].0));
    if !sorted {
        rows.sort_by(|(line_a, a), (line_b, b)| (key(a), line_a).cmp(&(key(b), line_b)));
    }
}

/// Takes out rows that repeat an earlier one. They stand in order.
fn repeated(sheet: &Sheet, rows: &mut Vec<(u64, CoverageRow)>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let date = sheet.column("date");
    rows.dedup_by(|(line, row), (first_row, first)| {
        let is_repeated = key(row) == key(first);
        if is_repeated && !sheet.distinct {
            findings.push(sheet.repeats(&date, *line, &row.observation.date.to_string(), *first_row));
        }
        is_repeated
    });
    findings
}

/// A percentage that is never above 1, and not always 0 or 1, was meant as a fraction.
fn look_like_fractions(sheet: &Sheet, rows: &[(u64, CoverageRow)], findings: &mut Vec<Finding>) {
    let shares = || rows.iter().filter_map(|(_, row)| row.observation.coverage.percent).map(|share| share.0 * 100.0);
    let has_parts = shares().filter(|percent| percent.fract() != 0.0).take(3).count() == 3;
    if has_parts && shares().all(|percent| percent <= 1.0) {
        let column = sheet.column("percent");
        findings.push(sheet.finding_of_column(&column, Fault::FractionsAsPercent));
    }
}

/// Where a series that should only grow falls. The rows stand in order.
fn falling(sheet: &Sheet, rows: &[(u64, CoverageRow)]) -> Vec<Finding> {
    let column = sheet.column("covered");
    let mut findings = Vec::new();
    let mut last: Option<(&CoverageRow, Count)> = None;
    for (line, row) in rows {
        let Some(count) = row.observation.coverage.covered else { continue };
        if let Some((before, highest)) = last.filter(|(before, _)| is_same_series(before, row))
            && count < highest
        {
            let fault = Fault::FallingCount { date: before.observation.date, from: highest.0 };
            findings.push(sheet.finding(&column, *line, &count.0.to_string(), fault));
        }
        last = Some((row, count));
    }
    findings
}

/// Turns additions into sums. Behind a date whose addition was not published the sum is not known.
fn add_up(sheet: &Sheet, rows: &mut [(u64, CoverageRow)]) -> Vec<Finding> {
    let column = sheet.column("covered");
    let mut findings = Vec::new();
    for i in 0..rows.len() {
        let is_first = i == 0 || !is_same_series(&rows[i - 1].1, &rows[i].1);
        let before = if is_first { Some(Count(0.0)) } else { rows[i - 1].1.observation.coverage.covered };
        let (line, row) = &mut rows[i];
        let coverage = &mut row.observation.coverage;
        coverage.covered = before.zip(coverage.covered).map(|(before, added)| before + added);
        if let (Some(covered), Some(total)) = (coverage.covered, coverage.total)
            && covered > total
        {
            let fault = Fault::CoveredAboveTotal { total: total.0 };
            findings.push(sheet.finding(&column, *line, &covered.0.to_string(), fault));
        }
    }
    findings
}
