//! Why a share changed: from the first figure to the last, each cause beginning where the one above it ended.

use plotters::prelude::DrawingBackend;

use super::rows::{Rows, height};
use super::{Drawn, Figure, Ink, Reading, Sheet, Style};

/// A level of the share, or what moved it there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    Level,
    Covered,
    List,
}

/// A row: shares as fractions, and the words for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    pub row: Row,
    pub name: String,
    pub from: f64,
    pub to: f64,
    pub value: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    pub rows: Vec<Moved>,
    /// the ends of the scale in words: nothing, half, everything
    pub scale: [String; 3],
    pub stamp: String,
}

impl Ledger {
    pub fn height(&self) -> u32 {
        height(self.rows.len(), &self.stamp, true)
    }

    fn frame(&self, size: (f64, f64)) -> Rows {
        let most = self.rows.iter().flat_map(|row| [row.from, row.to]).fold(1.0, f64::max);
        let (names, values) = (self.rows.iter().map(|r| r.name.as_str()), self.rows.iter().map(|r| r.value.as_str()));
        Rows::new(size, names, values, &self.stamp, most)
    }
}

impl Figure for Ledger {
    fn draw<B: DrawingBackend>(&self, backend: B, style: Style) -> Drawn<B> {
        let sheet = Sheet::new(backend, style);
        let rows = self.frame(sheet.size());
        rows.stamp(&sheet, &self.stamp)?;
        for (value, name) in [0.0, 0.5, 1.0].into_iter().zip(&self.scale) {
            rows.rule(&sheet, value, name, Ink::Rule)?;
        }
        for (i, row) in self.rows.iter().enumerate() {
            rows.name(&sheet, i, &row.name)?;
            let (ink, filled) = match row.row {
                Row::Level => (Ink::Covered, true),
                // a loss is an outline
                Row::Covered => (Ink::Covered, row.to > row.from),
                Row::List => (Ink::Text, row.to > row.from),
            };
            rows.bar(&sheet, i, (row.from, row.to), ink, filled)?;
            // a thread from the end of one row to the next
            if i + 1 < self.rows.len() {
                let x = rows.x(row.to);
                sheet.line((x, rows.y(i) + 8.0), (x, rows.y(i + 1) - 8.0), Ink::Muted, 1.0)?;
            }
            rows.value(&sheet, i, rows.x(row.from.max(row.to)), &row.value)?;
        }
        sheet.finish()
    }

    fn readings(&self, size: (f64, f64)) -> Vec<Reading> {
        let rows = self.frame(size);
        let say = |row: &Moved| format!("{} {}", row.name, row.value);
        self.rows.iter().enumerate().map(|(i, row)| Reading::new(rows.area(i), say(row))).collect()
    }
}
