//! Planned against reported, a pair of bars a year: an outline for what was planned, a filled bar for what was reported.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::{Drawn, Figure, Ink, Look, Sheet, Style, text_width};

/// A number, and as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    pub value: f64,
    pub label: String,
}

/// One year; a bar that was not published is left out, and its place says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub year: String,
    pub planned: Option<Amount>,
    pub reported: Option<Amount>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Yearly {
    pub bars: Vec<Bar>,
    /// the word for a figure that was not published
    pub missing: String,
    pub stamp: String,
}

impl Yearly {
    fn amounts(&self) -> impl Iterator<Item = &Amount> {
        self.bars.iter().flat_map(|bar| [&bar.planned, &bar.reported]).flatten()
    }
}

impl Figure for Yearly {
    fn draw<B: DrawingBackend>(&self, backend: B, style: Style) -> Drawn<B> {
        let sheet = Sheet::new(backend, style);
        let (width, height) = sheet.size();
        let base = height - 26.0;
        let highest = self.amounts().map(|amount| amount.value).fold(1.0, f64::max);
        let top = if self.stamp.is_empty() { 24.0 } else { 46.0 };
        let y = |value: f64| base - value / highest * (base - top);
        sheet.line((0.0, base), (width, base), Ink::Muted, 1.0)?;
        let slot = width / self.bars.len().max(1) as f64;
        let bar_width = (slot * 0.36).min(48.0);
        // figures stand on the bars where they have room beside each other; all of them are in the table
        let widest = self.amounts().map(|amount| 1.1 * text_width(&amount.label, 13.0)).fold(0.0, f64::max);
        let has_figures = widest <= bar_width + 2.0 || 2.0 * widest <= slot;
        let is_named = |i: usize| slot >= 38.0 || i.is_multiple_of((38.0 / slot).ceil() as usize);
        for (i, bar) in self.bars.iter().enumerate() {
            let centre = (i as f64 + 0.5) * slot;
            if is_named(i) {
                sheet.text(&bar.year, (centre, base + 6.0), (HPos::Center, VPos::Top), Look::plain(Ink::Muted))?;
            }
            for (amount, left, filled) in
                [(&bar.planned, centre - bar_width - 2.0, false), (&bar.reported, centre + 2.0, true)]
            {
                // apart from the middle of the pair, where the figure is wider than its bar
                let apart = (widest / 2.0 + 2.0).max(bar_width / 2.0 + 2.0);
                let middle = if filled { centre + apart } else { centre - apart };
                match amount {
                    Some(amount) => {
                        let top = y(amount.value);
                        sheet.rectangle((left, top), (left + bar_width, base), Ink::Covered, filled)?;
                        let look = Look::plain(if filled { Ink::Covered } else { Ink::Muted });
                        if has_figures {
                            let place = (middle, top - 3.0);
                            sheet.text(&amount.label, place, (HPos::Center, VPos::Bottom), look)?;
                        }
                    }
                    None => {
                        let look = Look::plain(Ink::NoData);
                        sheet.text(&self.missing, (middle, base - 3.0), (HPos::Center, VPos::Bottom), look)?;
                    }
                }
            }
        }
        if !self.stamp.is_empty() {
            sheet.text(&self.stamp, (width, 4.0), (HPos::Right, VPos::Top), Look::bold(Ink::NoData))?;
        }
        sheet.finish()
    }
}
