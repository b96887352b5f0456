//! Small multiples: the progress of each area on one scale, so that curves can be compared.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::rows::fit;
use super::{Drawn, Figure, Ink, Look, Reading, Sheet, Style};

/// An area's line: days since 1970 with shares as fractions.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub name: String,
    pub points: Vec<(i32, f64)>,
    /// the last share in words
    pub value: String,
    pub say: String,
    pub href: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Multiples {
    pub lines: Vec<Line>,
    pub target: Option<f64>,
    pub stamp: String,
}

/// Least width of a panel, and its height with the name above it.
const WIDTH: f64 = 160.0;
const HEIGHT: f64 = 92.0;
const NAME: f64 = 18.0;
const APART: f64 = 12.0;
const STAMP: f64 = 20.0;

impl Multiples {
    pub fn height(&self, width: u32) -> u32 {
        let rows = self.lines.len().div_ceil(columns(f64::from(width)));
        (self.top() + rows as f64 * HEIGHT) as u32
    }

    fn top(&self) -> f64 {
        if self.stamp.is_empty() { 0.0 } else { STAMP }
    }

    /// The panel of an area: left, top, right, bottom.
    fn panel(&self, i: usize, width: f64) -> [f64; 4] {
        let columns = columns(width);
        let step = (width + APART) / columns as f64;
        let (left, top) = ((i % columns) as f64 * step, self.top() + (i / columns) as f64 * HEIGHT);
        [left, top, left + step - APART, top + HEIGHT - APART]
    }
}

fn columns(width: f64) -> usize {
    (((width + APART) / (WIDTH + APART)) as usize).max(1)
}

impl Figure for Multiples {
    fn draw<B: DrawingBackend>(&self, backend: B, style: Style) -> Drawn<B> {
        let sheet = Sheet::new(backend, style);
        let (width, _) = sheet.size();
        if !self.stamp.is_empty() {
            sheet.text(&self.stamp, (width, 2.0), (HPos::Right, VPos::Top), Look::bold(Ink::NoData))?;
        }
        let points = || self.lines.iter().flat_map(|line| &line.points);
        let (first, last) = points().fold((i32::MAX, i32::MIN), |(lo, hi), (day, _)| (lo.min(*day), hi.max(*day)));
        let most = points().map(|(_, share)| *share).fold(1.0, f64::max);
        for (i, line) in self.lines.iter().enumerate() {
            let [left, top, right, bottom] = self.panel(i, width);
            let x = |day: i32| left + f64::from(day - first) / f64::from((last - first).max(1)) * (right - left);
            let y = |share: f64| bottom - share / most * (bottom - top - NAME);
            let value = 1.1 * super::text_width(&line.value, 13.0);
            let name = fit(&line.name, right - left - value - 4.0);
            sheet.text(&name, (left, top), (HPos::Left, VPos::Top), Look::plain(Ink::Text))?;
            sheet.text(&line.value, (right, top), (HPos::Right, VPos::Top), Look::plain(Ink::Covered))?;
            for share in [0.0, 1.0] {
                let ink = if share == 0.0 { Ink::Muted } else { Ink::Rule };
                sheet.line((left, y(share)), (right, y(share)), ink, 1.0)?;
            }
            if let Some(target) = self.target {
                sheet.line((left, y(target)), (right, y(target)), Ink::Promise, 1.0)?;
            }
            sheet.path(line.points.iter().map(|(day, share)| (x(*day), y(*share))), Ink::Covered, 2.0)?;
        }
        sheet.finish()
    }

    fn readings(&self, (width, _): (f64, f64)) -> Vec<Reading> {
        let reading =
            |(i, line): (usize, &Line)| Reading::new(self.panel(i, width), line.say.clone()).leading(&line.href);
        self.lines.iter().enumerate().map(reading).collect()
    }
}
