//! The frame of figures over time: days along the bottom, a scale on the left, dated events as hairlines.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};
use serde::{Deserialize, Serialize};

use super::{Drawn, Ink, Look, Sheet, text_width};

/// Something that happened on a day (days since 1970), in a word or two.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dated {
    pub day: i32,
    pub name: String,
    /// of the promise, which alone is vermilion
    pub is_promise: bool,
}

/// What figures over time share: first days of years or months with their names, events, the stamp of invented data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Calendar {
    pub ticks: Vec<(i32, String)>,
    pub events: Vec<Dated>,
    pub stamp: String,
}

const LEFT: f64 = 44.0;
const TOP: f64 = 10.0;
const STAMP: f64 = 18.0;
const BOTTOM: f64 = 26.0;

/// Where a day and a value lie, in CSS pixels.
pub(super) struct Time {
    days: (f64, f64),
    most: f64,
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    width: f64,
}

impl Time {
    /// `days` from first to last; values from 0 to `most`; `labels` stand at the right end of lines.
    pub fn new<'a>(
        (width, height): (f64, f64),
        days: impl Iterator<Item = i32>,
        most: f64,
        labels: impl Iterator<Item = &'a str>,
        stamp: &str,
    ) -> Time {
        let (first, last) = days.fold((i32::MAX, i32::MIN), |(lo, hi), day| (lo.min(day), hi.max(day)));
        let widest = labels.map(|label| 1.1 * text_width(label, 13.0)).fold(0.0, f64::max);
        Time {
            days: (f64::from(first), f64::from(last)),
            most: if most > 0.0 { most } else { 1.0 },
            left: LEFT,
            top: TOP + if stamp.is_empty() { 0.0 } else { STAMP },
            right: width - (widest + 12.0).clamp(12.0, width / 3.0),
            bottom: height - BOTTOM,
            width,
        }
    }

    /// For names at the right end of lines.
    pub fn room(&self) -> f64 {
        self.width - self.right - 6.0
    }

    pub fn x(&self, day: i32) -> f64 {
        let (first, last) = self.days;
        self.left + (f64::from(day) - first) / (last - first).max(1.0) * (self.right - self.left)
    }

    pub fn y(&self, value: f64) -> f64 {
        self.bottom - value / self.most * (self.bottom - self.top)
    }

    /// The strip of the drawing that is nearest to the `i`th of some days: left, top, right, bottom.
    pub fn strip(&self, days: &[i32], i: usize) -> [f64; 4] {
        let middle = |a: usize, b: usize| (self.x(days[a]) + self.x(days[b])) / 2.0;
        let left = if i == 0 { self.left } else { middle(i - 1, i) };
        let right = if i + 1 == days.len() { self.right } else { middle(i, i + 1) };
        [left, self.top, right, self.bottom]
    }

    /// Scale, days, and what happened: a hairline for each event, named where there is room.
    pub fn axes<B: DrawingBackend>(&self, sheet: &Sheet<B>, scale: &[(f64, String)], calendar: &Calendar) -> Drawn<B> {
        for (value, name) in scale {
            let y = self.y(*value);
            let ink = if *value == 0.0 { Ink::Muted } else { Ink::Rule };
            sheet.line((self.left, y), (self.right, y), ink, 1.0)?;
            sheet.text(name, (self.left - 6.0, y), (HPos::Right, VPos::Center), Look::plain(Ink::Muted))?;
        }
        let mut free_from = 0.0;
        for (day, name) in &calendar.ticks {
            let x = self.x(*day);
            let half = text_width(name, 13.0) / 2.0;
            let centre = x.clamp(self.left + half - 8.0, (self.width - half).max(self.left + half));
            if x < self.left || x > self.right || centre - half < free_from {
                continue;
            }
            sheet.line((x, self.bottom), (x, self.bottom + 4.0), Ink::Muted, 1.0)?;
            sheet.text(name, (centre, self.bottom + 6.0), (HPos::Center, VPos::Top), Look::plain(Ink::Muted))?;
            free_from = centre + half + 10.0;
        }
        if !calendar.stamp.is_empty() {
            let look = Look { size: 13.0, ink: Ink::NoData, bold: true };
            sheet.text(&calendar.stamp, (self.left, 4.0), (HPos::Left, VPos::Top), look)?;
        }
        Ok(())
    }

    /// Above what is drawn: a hairline for each event, named beside it where there is room.
    pub fn events<B: DrawingBackend>(&self, sheet: &Sheet<B>, calendar: &Calendar) -> Drawn<B> {
        let mut named_to = self.left;
        for event in &calendar.events {
            let x = self.x(event.day);
            if x < self.left || x > self.right {
                continue;
            }
            let ink = if event.is_promise { Ink::Promise } else { Ink::Muted };
            sheet.dashed((x, self.bottom), (x, self.top), ink, 1.0)?;
            let width = 1.1 * text_width(&event.name, 13.0);
            let place = [x + 4.0, x - 4.0 - width].into_iter().find(|at| *at >= named_to && at + width <= self.right);
            if let Some(at) = place {
                let look = Look::plain(ink);
                sheet.text(&event.name, (at, self.top + 2.0), (HPos::Left, VPos::Top), look)?;
                named_to = at + width + 8.0;
            }
        }
        Ok(())
    }
}

/// Percent from 0 to 100 in fifths, or beyond, as fractions with their names.
pub(super) fn percent_scale(most: f64, percent: &str) -> Vec<(f64, String)> {
    let steps = (most / 0.2).round() as usize;
    (0..=steps).map(|i| (i as f64 * 0.2, format!("{}{percent}", i * 20))).collect()
}

/// The end of a scale in fifths that holds a share.
pub(super) fn top_share(highest: f64) -> f64 {
    if highest > 1.0 { (highest / 0.2).ceil() * 0.2 } else { 1.0 }
}
