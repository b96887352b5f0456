//! `coverage` and `targets`: published counts, and what was promised.

use super::Reader;
use super::table::Keys;
use crate::model::{AreaIx, Count, Coverage, CoverageRow, Observation, Share, Target};
use crate::words::Fault;

impl Reader<'_> {
    pub(super) fn coverage(&mut self) -> Vec<CoverageRow> {
        let mut list = Vec::new();
        let mut keys = Keys::default();
        for sheet in &self.sheets("coverage") {
            if !sheet.require(&["area_id", "date"], &mut self.findings) {
                continue;
            }
            for row in sheet.rows() {
                let (area_cell, date_cell) = (row.cell("area_id"), row.cell("date"));
                area_cell.required(&mut self.findings);
                date_cell.required(&mut self.findings);
                let area = self.look_up(&area_cell, "areas").map(AreaIx);
                let date = date_cell.date(&mut self.findings);
                let indicator = self.indicator_of(&row.cell("indicator_id"));
                let covered = row.cell("covered").count(&mut self.findings);
                let total = row.cell("total").count(&mut self.findings);
                let percent = row.cell("percent").count(&mut self.findings);
                let published = row.cell("published").date(&mut self.findings);
                let (Some(area), Some(date), Some(indicator)) = (area, date, indicator) else {
                    continue;
                };
                let group = row.cell("group").text().map(str::to_owned);
                let key = format!("{}|{}|{date}|{}", indicator.0, area.0, group.as_deref().unwrap_or_default());
                if !keys.is_new(key, &date_cell, &mut self.findings) {
                    continue;
                }
                if percent.is_some() && (covered.is_some() || total.is_some()) {
                    self.fail(row.cell("percent").finding(Fault::CountsAndPercent));
                }
                if let (Some(covered), Some(total)) = (covered, total)
                    && covered > total
                {
                    let fault = Fault::CoveredAboveTotal { total: total.0.to_string() };
                    self.fail(row.cell("covered").finding(fault));
                }
                let percent = percent.map(|percent| Share(percent.0 / 100.0));
                list.push(CoverageRow {
                    indicator,
                    area,
                    group,
                    observation: Observation {
                        date,
                        published,
                        coverage: Coverage { covered, total, unknown: Count(0.0), percent },
                        note: row.text("note"),
                    },
                });
            }
        }
        list.sort_by_key(|row| (row.indicator, row.area, row.observation.date));
        list
    }

    pub(super) fn targets(&mut self) -> Vec<Target> {
        let mut list = Vec::new();
        for sheet in &self.sheets("targets") {
            if !sheet.require(&["area_id", "share", "due", "announced"], &mut self.findings) {
                continue;
            }
            for row in sheet.rows() {
                let (area_cell, share_cell) = (row.cell("area_id"), row.cell("share"));
                for column in ["area_id", "share", "due", "announced"] {
                    row.cell(column).required(&mut self.findings);
                }
                let area = self.look_up(&area_cell, "areas").map(AreaIx);
                let indicator = self.indicator_of(&row.cell("indicator_id"));
                let share = share_cell.number(&mut self.findings);
                let due = row.cell("due").date(&mut self.findings);
                let announced = row.cell("announced").date(&mut self.findings);
                let source = row.cell("source").link(&mut self.findings);
                if share.is_some_and(|share| share <= 0.0 || share > 1.0) {
                    self.fail(share_cell.finding(Fault::ShareOutOfRange));
                }
                if let (Some(area), Some(indicator), Some(share), Some(due), Some(announced)) =
                    (area, indicator, share, due, announced)
                {
                    if due < announced {
                        self.fail(row.cell("due").finding(Fault::DatesReversed));
                    }
                    list.push(Target {
                        indicator,
                        area,
                        share: Share(share),
                        due,
                        announced,
                        announced_by: row.text("announced_by"),
                        source,
                        note: row.text("note"),
                    });
                }
            }
        }
        list.sort_by_key(|target| (target.indicator, target.area, target.announced));
        list
    }
}
