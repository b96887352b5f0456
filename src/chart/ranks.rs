//! Rank ranges: between which ranks each lies, given how sure its score is. The first is the best.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::rows::{Rows, height};
use super::{Drawn, Figure, Ink, Look, Reading, Sheet, Style};

/// One that is ranked; None where it cannot be.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    pub name: String,
    /// from 1
    pub ranks: Option<(usize, usize)>,
    pub value: String,
    pub say: String,
    pub href: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RankRanges {
    pub rows: Vec<Range>,
    /// how many are ranked
    pub of: usize,
    /// the first rank and the last in words
    pub scale: [String; 2],
    pub stamp: String,
}

impl RankRanges {
    pub fn height(&self) -> u32 {
        height(self.rows.len(), &self.stamp, true)
    }

    fn frame(&self, size: (f64, f64)) -> Rows {
        let (names, values) = (self.rows.iter().map(|r| r.name.as_str()), self.rows.iter().map(|r| r.value.as_str()));
        Rows::new(size, names, values, &self.stamp, self.of as f64)
    }
}

impl Figure for RankRanges {
    fn draw<B: DrawingBackend>(&self, backend: B, style: Style) -> Drawn<B> {
        let sheet = Sheet::new(backend, style);
        let rows = self.frame(sheet.size());
        rows.stamp(&sheet, &self.stamp)?;
        for (rank, name) in [0.5, self.of as f64 - 0.5].into_iter().zip(&self.scale) {
            rows.rule(&sheet, rank, name, Ink::Rule)?;
        }
        for (i, row) in self.rows.iter().enumerate() {
            rows.name(&sheet, i, &row.name)?;
            match row.ranks {
                // a rank is as wide as one of them
                Some((best, worst)) => {
                    rows.bar(&sheet, i, (best as f64 - 1.0, worst as f64), Ink::Covered, true)?;
                    sheet.text(
                        &row.value,
                        (rows.right + 8.0, rows.y(i)),
                        (HPos::Left, VPos::Center),
                        Look::plain(Ink::Text),
                    )?;
                }
                None => {
                    let at = (rows.left + 6.0, rows.y(i));
                    sheet.text(&row.value, at, (HPos::Left, VPos::Center), Look::plain(Ink::NoData))?;
                }
            }
        }
        sheet.finish()
    }

    fn readings(&self, size: (f64, f64)) -> Vec<Reading> {
        let rows = self.frame(size);
        let reading = |(i, row): (usize, &Range)| Reading::new(rows.area(i), row.say.clone()).leading(&row.href);
        self.rows.iter().enumerate().map(reading).collect()
    }
}
