//! Share covered over time against what was promised.
//!
//! The scale runs from nothing to everything, or beyond where more than the total was counted. The promise is a
//! vermilion line from the day it was announced, with a drop at each deadline; what is not known is a lighter band.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::{Drawn, Figure, Ink, Look, Sheet, Style, text_width};

/// A date (days since 1970) with its share in hundredths of a percent: none of the unknown covered, and all of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point(pub i32, pub i32, pub i32);

/// A promise: announced and due (days since 1970), share in hundredths of a percent, deadline in words, moved later.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub announced: i32,
    pub due: i32,
    pub share: i32,
    pub label: String,
    pub due_label: String,
    pub moved: bool,
}

/// What the figure shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    pub points: Vec<Point>,
    pub marks: Vec<Mark>,
    /// what is foreseen: the least and the most share on days ahead
    pub band: Vec<Point>,
    /// what happened when: days, and a word or two
    pub events: Vec<(i32, String)>,
    /// what stands behind a number in percent
    pub percent: String,
    /// first days of years or months, with their names
    pub ticks: Vec<(i32, String)>,
    /// what stands at the end of the line
    pub end_label: String,
    /// said inside the drawing where the data are invented
    pub stamp: String,
}

const LEFT: f64 = 44.0;
const RIGHT: f64 = 58.0;
/// room for the words of a promise to reach everything
const TOP: f64 = 30.0;
/// and above them for the stamp
const STAMP: f64 = 16.0;
const BOTTOM: f64 = 26.0;

/// Where a day and a share lie, in CSS pixels.
struct Frame {
    days: (f64, f64),
    top_share: f64,
    top: f64,
    right: f64,
    width: f64,
    height: f64,
}

impl Frame {
    fn x(&self, day: i32) -> f64 {
        let (first, last) = self.days;
        LEFT + (f64::from(day) - first) / (last - first).max(1.0) * (self.right - LEFT)
    }

    fn y(&self, share: i32) -> f64 {
        self.height - BOTTOM - f64::from(share) / self.top_share * (self.height - self.top - BOTTOM)
    }
}

impl Progress {
    fn frame(&self, width: f64, height: f64) -> Frame {
        let of_points = self.points.iter().chain(&self.band).map(|point| point.0);
        let of_marks = self.marks.iter().flat_map(|mark| [mark.announced, mark.due]);
        let days = of_points.chain(of_marks);
        let (first, last) = days.fold((i32::MAX, i32::MIN), |(lo, hi), day| (lo.min(day), hi.max(day)));
        let highest = self.points.iter().map(|point| point.2).max().unwrap_or(0);
        let top_share = if highest > 10_000 { (f64::from(highest) / 2_000.0).ceil() * 2_000.0 } else { 10_000.0 };
        let top = if self.stamp.is_empty() { TOP } else { TOP + STAMP };
        // bold figures are wider than the rest by a quarter
        let right = width - RIGHT.max(12.0 + 1.25 * text_width(&self.end_label, 15.0)).min(width / 3.0);
        Frame { days: (f64::from(first), f64::from(last)), top_share, top, right, width, height }
    }

    /// Where each point lies on a drawing of a size in CSS pixels.
    pub fn places(&self, width: f64, height: f64) -> Vec<(f64, f64)> {
        let frame = self.frame(width, height);
        self.points.iter().map(|point| (frame.x(point.0), frame.y(point.1))).collect()
    }

    fn axes<B: DrawingBackend>(&self, sheet: &Sheet<B>, frame: &Frame) -> Drawn<B> {
        let right = frame.right;
        let steps = (frame.top_share / 2_000.0) as i32;
        for share in (0..=steps).map(|i| i * 2_000) {
            let y = frame.y(share);
            sheet.line((LEFT, y), (right, y), if share == 0 { Ink::Muted } else { Ink::Rule }, 1.0)?;
            let label = format!("{}{}", share / 100, self.percent);
            sheet.text(&label, (LEFT - 6.0, y), (HPos::Right, VPos::Center), Look::plain(Ink::Muted))?;
        }
        let mut free_from = 0.0;
        for (day, label) in &self.ticks {
            let x = frame.x(*day);
            let half = text_width(label, 13.0) / 2.0;
            let centre = x.clamp(LEFT + half - 8.0, (frame.width - half).max(LEFT + half));
            if x < LEFT || x > right || centre - half < free_from {
                continue;
            }
            let axis = frame.height - BOTTOM;
            sheet.line((x, axis), (x, axis + 4.0), Ink::Muted, 1.0)?;
            sheet.text(label, (centre, axis + 6.0), (HPos::Center, VPos::Top), Look::plain(Ink::Muted))?;
            free_from = centre + half + 10.0;
        }
        Ok(())
    }

    fn promise<B: DrawingBackend>(&self, sheet: &Sheet<B>, frame: &Frame) -> Drawn<B> {
        let Some(last) = self.marks.last() else { return Ok(()) };
        let right = frame.right;
        let y = frame.y(last.share);
        for mark in &self.marks {
            let (x, y) = (frame.x(mark.due), frame.y(mark.share));
            let foot = (x, frame.height - BOTTOM);
            if mark.moved {
                sheet.dashed((x, y), foot, Ink::Promise, 1.0)?;
            } else {
                sheet.line((x, y), foot, Ink::Promise, 1.5)?;
            }
            sheet.line((frame.x(mark.announced), y), (x, y), Ink::Promise, 2.0)?;
        }
        let due = frame.x(last.due);
        sheet.dashed((due, y), (right, y), Ink::Promise, 1.0)?;
        // words above the line: what was promised, by when; days that were given up stand struck through before the last
        let given_up = self.marks.iter().filter(|mark| mark.moved).map(|mark| (mark.due_label.as_str(), true));
        let promised = format!("{} ·", last.label);
        let words: Vec<(&str, bool)> = [(promised.as_str(), false)]
            .into_iter()
            .chain(given_up)
            .chain([(last.due_label.as_str(), false)])
            .collect();
        let room = |word: &str| 1.1 * text_width(word, 13.0) + 10.0;
        let width: f64 = words.iter().map(|(word, _)| room(word)).sum();
        let last_start = (frame.width - width).max(LEFT);
        let above =
            [due - width / 2.0, due - width, due, LEFT, right - width].map(|x| (x.clamp(LEFT, last_start), y - 5.0));
        let below = above.map(|(x, y)| (x, y + 26.0));
        let free = above.iter().chain(&below).find(|(x, y)| self.is_free(frame, (*x, x + width), (y - 16.0, y + 2.0)));
        let at = *free.unwrap_or(&above[0]);
        let mut x = at.0;
        for (word, is_given_up) in words {
            sheet.text(word, (x, at.1), (HPos::Left, VPos::Bottom), Look::plain(Ink::Promise))?;
            if is_given_up {
                sheet.line((x - 1.0, at.1 - 6.0), (x + room(word) - 8.0, at.1 - 6.0), Ink::Promise, 1.0)?;
            }
            x += room(word);
        }
        Ok(())
    }

    /// Whether neither the line nor the band crosses the box.
    fn is_free(&self, frame: &Frame, (left, right): (f64, f64), (top, bottom): (f64, f64)) -> bool {
        let lower = self.points.windows(2).map(|pair| ((pair[0].0, pair[0].1), (pair[1].0, pair[1].1)));
        let upper = self.points.windows(2).map(|pair| ((pair[0].0, pair[0].2), (pair[1].0, pair[1].2)));
        lower.chain(upper).all(|((day0, share0), (day1, share1))| {
            let ((x0, y0), (x1, y1)) = ((frame.x(day0), frame.y(share0)), (frame.x(day1), frame.y(share1)));
            let at = |x: f64| y0 + (y1 - y0) * ((x - x0) / (x1 - x0).max(1e-9)).clamp(0.0, 1.0);
            let (from, to) = (at(x0.max(left)), at(x1.min(right)));
            x1 < left || x0 > right || from.max(to) < top || from.min(to) > bottom
        })
    }

    /// A lighter band with dashed edges: never a line.
    fn forecast<B: DrawingBackend>(&self, sheet: &Sheet<B>, frame: &Frame) -> Drawn<B> {
        if self.band.len() < 2 {
            return Ok(());
        }
        let lower = self.band.iter().map(|point| (frame.x(point.0), frame.y(point.1)));
        let upper = self.band.iter().map(|point| (frame.x(point.0), frame.y(point.2)));
        sheet.filled(lower.clone().chain(upper.clone().rev()).collect(), Ink::Possible)?;
        for edge in [lower.collect::<Vec<_>>(), upper.collect()] {
            for pair in edge.windows(2).step_by(2) {
                sheet.line(pair[0], pair[1], Ink::Covered, 1.0)?;
            }
        }
        Ok(())
    }

    fn series<B: DrawingBackend>(&self, sheet: &Sheet<B>, frame: &Frame) -> Drawn<B> {
        let lower = self.points.iter().map(|point| (frame.x(point.0), frame.y(point.1)));
        if self.points.iter().any(|point| point.2 > point.1) {
            let upper = self.points.iter().rev().map(|point| (frame.x(point.0), frame.y(point.2)));
            sheet.filled(lower.clone().chain(upper).collect(), Ink::Possible)?;
        }
        let y = frame.height - BOTTOM - 12.0;
        let lines =
            || self.events.iter().map(|(day, _)| frame.x(*day)).chain(self.marks.iter().map(|mark| frame.x(mark.due)));
        let mut named_to = LEFT;
        let mut named: Vec<&str> = Vec::new();
        for (x, name) in self.events.iter().map(|(day, name)| (frame.x(*day), name.as_str())) {
            let width = 1.1 * text_width(name, 13.0);
            sheet.dashed((x, frame.y(0)), (x, frame.top), Ink::Muted, 1.0)?;
            // beside its line, best where no other line stands; one without words is like the one that has them
            let fits = |start: f64| start >= named_to && start + width <= frame.right;
            let is_clear = |start: f64| !lines().any(|line| (start..=start + width).contains(&line));
            let places = [x + 4.0, x - 4.0 - width].map(|start| Some(start).filter(|&start| fits(start)));
            let clear = places.into_iter().flatten().find(|&start| is_clear(start));
            let place = clear.or(places.into_iter().flatten().next().filter(|_| !named.contains(&name)));
            if let Some(start) = place {
                sheet.text(name, (start, y), (HPos::Left, VPos::Center), Look::plain(Ink::Muted))?;
                named_to = start + width + 8.0;
                named.push(name);
            }
        }
        sheet.path(lower.clone(), Ink::Covered, 2.5)?;
        if let Some((x, y)) = lower.clone().next_back() {
            sheet.rectangle((x - 3.0, y - 3.0), (x + 3.0, y + 3.0), Ink::Covered, true)?;
            // below the band of what is foreseen, where there is one
            let y = if self.band.is_empty() { y } else { y + 16.0 };
            sheet.text(&self.end_label, (x + 8.0, y), (HPos::Left, VPos::Center), Look::bold(Ink::Covered))?;
        }
        Ok(())
    }
}

impl Figure for Progress {
    fn draw<B: DrawingBackend>(&self, backend: B, style: Style) -> Drawn<B> {
        let sheet = Sheet::new(backend, style);
        let (width, height) = sheet.size();
        let frame = self.frame(width, height);
        if !self.stamp.is_empty() {
            let look = Look { size: 13.0, ink: Ink::NoData, bold: true };
            sheet.text(&self.stamp, (LEFT, 4.0), (HPos::Left, VPos::Top), look)?;
        }
        self.axes(&sheet, &frame)?;
        self.forecast(&sheet, &frame)?;
        self.series(&sheet, &frame)?;
        self.promise(&sheet, &frame)?;
        sheet.finish()
    }
}
