//! The frame of figures that are rows of bars: a name, a bar on a common scale from nothing, and a value.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::{Drawn, Ink, Look, Sheet, text_width};

/// Height of a row, and of what stands above and below them.
pub(super) const STEP: f64 = 26.0;
const STAMP: f64 = 20.0;
const AXIS: f64 = 22.0;

/// Where rows and values lie, in CSS pixels.
pub(super) struct Rows {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    /// what lies at the right end of the scale; the left end is nothing
    pub most: f64,
    width: f64,
}

/// The height that so many rows need.
pub(super) fn height(rows: usize, stamp: &str, has_axis: bool) -> u32 {
    let stamp = if stamp.is_empty() { 0.0 } else { STAMP };
    (stamp + rows as f64 * STEP + if has_axis { AXIS } else { 4.0 }) as u32
}

impl Rows {
    /// Room for names on the left, at most two fifths of the width, and for values on the right.
    pub fn new<'a>(
        (width, height): (f64, f64),
        names: impl Iterator<Item = &'a str>,
        values: impl Iterator<Item = &'a str>,
        stamp: &str,
        most: f64,
    ) -> Rows {
        let widest = |texts: &mut dyn Iterator<Item = &'a str>| texts.map(|t| text_width(t, 13.0)).fold(0.0, f64::max);
        let (mut names, mut values) = (names, values);
        let left = (1.1 * widest(&mut names) + 10.0).min(width * 0.4);
        let right = width - (1.1 * widest(&mut values) + 10.0).min(width * 0.35);
        let top = if stamp.is_empty() { 0.0 } else { STAMP };
        Rows { left, right, top, bottom: height, most: if most > 0.0 { most } else { 1.0 }, width }
    }

    pub fn x(&self, value: f64) -> f64 {
        self.left + value / self.most * (self.right - self.left)
    }

    /// The middle of a row.
    pub fn y(&self, row: usize) -> f64 {
        self.top + (row as f64 + 0.5) * STEP
    }

    /// The whole of a row: left, top, right, bottom.
    pub fn area(&self, row: usize) -> [f64; 4] {
        let middle = self.y(row);
        [0.0, middle - STEP / 2.0, self.width, middle + STEP / 2.0]
    }

    pub fn name<B: DrawingBackend>(&self, sheet: &Sheet<B>, row: usize, name: &str) -> Drawn<B> {
        let fitted = fit(name, self.left - 8.0);
        sheet.text(&fitted, (self.left - 8.0, self.y(row)), (HPos::Right, VPos::Center), Look::plain(Ink::Text))
    }

    /// Behind the end of its bar, where it has room.
    pub fn value<B: DrawingBackend>(&self, sheet: &Sheet<B>, row: usize, end: f64, value: &str) -> Drawn<B> {
        let start = (end + 6.0).min(self.width - 1.1 * text_width(value, 13.0));
        sheet.text(value, (start, self.y(row)), (HPos::Left, VPos::Center), Look::plain(Ink::Text))
    }

    /// A bar between two values; what is not nothing is at least two pixels wide.
    pub fn bar<B: DrawingBackend>(
        &self,
        sheet: &Sheet<B>,
        row: usize,
        (from, to): (f64, f64),
        ink: Ink,
        filled: bool,
    ) -> Drawn<B> {
        let (start, end) = (self.x(from.min(to)), self.x(from.max(to)));
        if from == to {
            return Ok(());
        }
        let y = self.y(row);
        sheet.rectangle((start, y - 8.0), (end.max(start + 2.0), y + 8.0), ink, filled)
    }

    /// A vertical hairline through all rows, named below them.
    pub fn rule<B: DrawingBackend>(&self, sheet: &Sheet<B>, value: f64, name: &str, ink: Ink) -> Drawn<B> {
        let x = self.x(value);
        sheet.line((x, self.top), (x, self.bottom - AXIS + 4.0), ink, if ink == Ink::Promise { 1.5 } else { 1.0 })?;
        let half = text_width(name, 13.0) / 2.0;
        let at = x.clamp(half, (self.width - half).max(half));
        let ink = if ink == Ink::Rule { Ink::Muted } else { ink };
        sheet.text(name, (at, self.bottom - AXIS + 6.0), (HPos::Center, VPos::Top), Look::plain(ink))
    }

    pub fn stamp<B: DrawingBackend>(&self, sheet: &Sheet<B>, stamp: &str) -> Drawn<B> {
        if stamp.is_empty() {
            return Ok(());
        }
        let look = Look { size: 13.0, ink: Ink::NoData, bold: true };
        sheet.text(stamp, (self.width, 2.0), (HPos::Right, VPos::Top), look)
    }
}

/// A text cut to a width, with an ellipsis where something is missing; a number at its end, which tells it from others, is
/// kept.
pub(super) fn fit(text: &str, width: f64) -> String {
    let is_fitting = |text: &str| 1.08 * text_width(text, 13.0) <= width;
    if is_fitting(text) {
        return text.to_owned();
    }
    let head = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let (head, number) = match head.is_empty() {
        true => (text, ""),
        false => (head.trim_end(), &text[head.len()..]),
    };
    let mut kept: Vec<char> = head.chars().collect();
    loop {
        let fitted = format!("{}…{number}", kept.iter().collect::<String>());
        if kept.pop().is_none() || is_fitting(&fitted) {
            return fitted;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_so_that_they_differ() {
        let cases = [
            ("Bremen", 100.0, "Bremen"),
            ("Mecklenburg-Vorpommern", 100.0, "Mecklenburg…"),
            ("Sample Property 08", 100.0, "Sample Pr…08"),
            ("示例高新技术产业开发区", 100.0, "示例高新技术…"),
            ("20240630", 40.0, "2024…"),
            ("", 10.0, ""),
        ];
        for (name, width, expected) in cases {
            assert_eq!(fit(name, width), expected, "{name}");
        }
    }
}
