//! How many areas, places or companies lie where on a scale: columns of equal width, with what was promised.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::{Drawn, Figure, Ink, Look, Reading, Sheet, Style, text_width};

/// One column: its count, in words, and what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Bin {
    pub count: usize,
    pub value: String,
    pub say: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Distribution {
    pub bins: Vec<Bin>,
    /// borders of the columns that are named: which border, and its words
    pub borders: Vec<(usize, String)>,
    /// where on the scale the promise lies, in columns from the left
    pub target: Option<f64>,
    pub stamp: String,
}

const TOP: f64 = 22.0;
const BOTTOM: f64 = 26.0;
const STAMP: f64 = 18.0;

impl Distribution {
    fn top(&self) -> f64 {
        TOP + if self.stamp.is_empty() { 0.0 } else { STAMP }
    }

    fn step(&self, width: f64) -> f64 {
        (width - 2.0) / self.bins.len().max(1) as f64
    }
}

impl Figure for Distribution {
    fn draw<B: DrawingBackend>(&self, backend: B, style: Style) -> Drawn<B> {
        let sheet = Sheet::new(backend, style);
        let (width, height) = sheet.size();
        let (step, base, top) = (self.step(width), height - BOTTOM, self.top());
        let most = self.bins.iter().map(|bin| bin.count).max().unwrap_or(0).max(1) as f64;
        if !self.stamp.is_empty() {
            sheet.text(&self.stamp, (width, 2.0), (HPos::Right, VPos::Top), Look::bold(Ink::NoData))?;
        }
        sheet.line((0.0, base), (width, base), Ink::Muted, 1.0)?;
        for (i, bin) in self.bins.iter().enumerate().filter(|(_, bin)| bin.count > 0) {
            let (left, y) = (1.0 + i as f64 * step, base - bin.count as f64 / most * (base - top));
            sheet.rectangle((left + 1.0, y), (left + step - 1.0, base), Ink::Covered, true)?;
            if 1.1 * text_width(&bin.value, 13.0) <= step + 8.0 {
                let at = (left + step / 2.0, y - 3.0);
                sheet.text(&bin.value, at, (HPos::Center, VPos::Bottom), Look::plain(Ink::Text))?;
            }
        }
        for (border, name) in &self.borders {
            let half = text_width(name, 13.0) / 2.0 + 2.0;
            let at = (1.0 + *border as f64 * step).clamp(half, (width - half).max(half));
            sheet.text(name, (at, base + 6.0), (HPos::Center, VPos::Top), Look::plain(Ink::Muted))?;
        }
        if let Some(target) = self.target {
            let x = 1.0 + target * step;
            sheet.line((x, base), (x, top - 4.0), Ink::Promise, 1.5)?;
        }
        sheet.finish()
    }

    fn readings(&self, (width, height): (f64, f64)) -> Vec<Reading> {
        let (step, base, top) = (self.step(width), height - BOTTOM, self.top());
        let strip = |i: usize| [1.0 + i as f64 * step, top - TOP, 1.0 + (i + 1) as f64 * step, base];
        self.bins.iter().enumerate().map(|(i, bin)| Reading::new(strip(i), bin.say.clone())).collect()
    }
}
