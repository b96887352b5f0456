//! A rating profile: each dimension on its own scale, the better end on the right, with what is known of how sure it is.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::rows::{Rows, height};
use super::{Drawn, Figure, Ink, Look, Reading, Sheet, Style};

/// One dimension. Positions are fractions of its scale, turned so that 1 is the better end.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    pub name: String,
    /// None where too few rated it
    pub score: Option<f64>,
    pub interval: Option<(f64, f64)>,
    /// the score before
    pub before: Option<f64>,
    pub value: String,
    pub say: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    pub rows: Vec<Scored>,
    /// the ends of every scale in words: worse, better
    pub scale: [String; 2],
    pub stamp: String,
}

impl Profile {
    pub fn height(&self) -> u32 {
        height(self.rows.len(), &self.stamp, true)
    }

    fn frame(&self, size: (f64, f64)) -> Rows {
        let (names, values) = (self.rows.iter().map(|r| r.name.as_str()), self.rows.iter().map(|r| r.value.as_str()));
        Rows::new(size, names, values, &self.stamp, 1.0)
    }
}

impl Figure for Profile {
    fn draw<B: DrawingBackend>(&self, backend: B, style: Style) -> Drawn<B> {
        let sheet = Sheet::new(backend, style);
        let rows = self.frame(sheet.size());
        rows.stamp(&sheet, &self.stamp)?;
        for (value, name) in [0.0, 1.0].into_iter().zip(&self.scale) {
            rows.rule(&sheet, value, name, Ink::Rule)?;
        }
        for (i, row) in self.rows.iter().enumerate() {
            let y = rows.y(i);
            rows.name(&sheet, i, &row.name)?;
            sheet.line((rows.left, y), (rows.right, y), Ink::Rule, 1.0)?;
            if let Some(interval) = row.interval {
                rows.bar(&sheet, i, interval, Ink::Possible, true)?;
            }
            // hollow: what it was before
            if let Some(x) = row.before.map(|before| rows.x(before)) {
                sheet.rectangle((x - 3.0, y - 3.0), (x + 3.0, y + 3.0), Ink::Muted, false)?;
            }
            if let Some(x) = row.score.map(|score| rows.x(score)) {
                sheet.rectangle((x - 2.0, y - 8.0), (x + 2.0, y + 8.0), Ink::Covered, true)?;
            }
            let look = Look::plain(if row.score.is_some() { Ink::Text } else { Ink::NoData });
            sheet.text(&row.value, (rows.right + 8.0, y), (HPos::Left, VPos::Center), look)?;
        }
        sheet.finish()
    }

    fn readings(&self, size: (f64, f64)) -> Vec<Reading> {
        let rows = self.frame(size);
        self.rows.iter().enumerate().map(|(i, row)| Reading::new(rows.area(i), row.say.clone())).collect()
    }
}
