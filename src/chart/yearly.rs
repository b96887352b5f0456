//! Planned against reported, a pair of bars a year: an outline for what was planned, a filled bar for what was reported.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::{Drawn, Figure, Ink, Look, Sheet, Style};

/// One year; a bar that was not published is left out, and its place says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub year: String,
    pub planned: Option<f64>,
    pub reported: Option<f64>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Yearly {
    pub bars: Vec<Bar>,
    /// the word for a figure that was not published
    pub missing: String,
    pub stamp: String,
}

impl Figure for Yearly {
    fn draw<B: DrawingBackend>(&self, backend: B, style: Style) -> Drawn<B> {
        let sheet = Sheet::new(backend, style);
        let (width, height) = sheet.size();
        let base = height - 26.0;
        let highest = self.bars.iter().flat_map(|bar| [bar.planned, bar.reported]).flatten().fold(1.0, f64::max);
        let y = |value: f64| base - value / highest * (base - 24.0);
        sheet.line((0.0, base), (width, base), Ink::Muted, 1.0)?;
        let slot = width / self.bars.len().max(1) as f64;
        let bar_width = (slot * 0.36).min(48.0);
        for (i, bar) in self.bars.iter().enumerate() {
            let centre = (i as f64 + 0.5) * slot;
            sheet.text(&bar.year, (centre, base + 6.0), (HPos::Center, VPos::Top), Look::plain(Ink::Muted))?;
            for (value, left, filled) in
                [(bar.planned, centre - bar_width - 2.0, false), (bar.reported, centre + 2.0, true)]
            {
                let middle = left + bar_width / 2.0;
                match value {
                    Some(value) => {
                        let top = y(value);
                        sheet.rectangle((left, top), (left + bar_width, base), Ink::Covered, filled)?;
                        let look = Look::plain(if filled { Ink::Covered } else { Ink::Muted });
                        sheet.text(&value.to_string(), (middle, top - 3.0), (HPos::Center, VPos::Bottom), look)?;
                    }
                    None => {
                        let look = Look::plain(Ink::NoData);
                        sheet.text(&self.missing, (middle, base - 3.0), (HPos::Center, VPos::Bottom), look)?;
                    }
                }
            }
        }
        if !self.stamp.is_empty() {
            sheet.text(&self.stamp, (width, 2.0), (HPos::Right, VPos::Top), Look::bold(Ink::NoData))?;
        }
        sheet.finish()
    }
}
