//! What is left: areas by how many are not known to be covered, most first; those that hold half of it are dark.

use plotters::prelude::DrawingBackend;

use super::rows::{Rows, height};
use super::{Drawn, Figure, Ink, Reading, Sheet, Style};

/// One area, or the rest of them together.
#[derive(Clone, Debug, PartialEq)]
pub struct Remaining {
    pub name: String,
    pub left: f64,
    pub value: String,
    pub say: String,
    /// empty for the rest of them, which have no bar
    pub href: String,
    /// it is among the fewest areas that hold half
    pub in_half: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rest {
    pub rows: Vec<Remaining>,
    pub stamp: String,
}

impl Rest {
    pub fn height(&self) -> u32 {
        height(self.rows.len(), &self.stamp, false)
    }

    fn frame(&self, size: (f64, f64)) -> Rows {
        // the rest of them are no area, and would make the others small
        let most = self.rows.iter().filter(|row| !row.href.is_empty()).map(|row| row.left).fold(0.0, f64::max);
        let (names, values) = (self.rows.iter().map(|r| r.name.as_str()), self.rows.iter().map(|r| r.value.as_str()));
        Rows::new(size, names, values, &self.stamp, most)
    }
}

impl Figure for Rest {
    fn draw<B: DrawingBackend>(&self, backend: B, style: Style) -> Drawn<B> {
        let sheet = Sheet::new(backend, style);
        let rows = self.frame(sheet.size());
        rows.stamp(&sheet, &self.stamp)?;
        for (i, row) in self.rows.iter().enumerate() {
            rows.name(&sheet, i, &row.name)?;
            let ink = if row.in_half { Ink::NotCovered } else { Ink::NotCoveredLight };
            let left = if row.href.is_empty() { 0.0 } else { row.left };
            rows.bar(&sheet, i, (0.0, left), ink, true)?;
            rows.value(&sheet, i, rows.x(left), &row.value)?;
        }
        sheet.finish()
    }

    fn readings(&self, size: (f64, f64)) -> Vec<Reading> {
        let rows = self.frame(size);
        let reading = |(i, row): (usize, &Remaining)| Reading::new(rows.area(i), row.say.clone()).leading(&row.href);
        self.rows.iter().enumerate().map(reading).collect()
    }
}
