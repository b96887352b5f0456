//! How far areas are apart over time: a band from the worst to the best, with their average in it.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::time::{Calendar, Time, percent_scale, top_share};
use super::{Drawn, Figure, Ink, Look, Reading, Sheet, Style};

/// A day (since 1970): worst, average (where it is known) and best, as fractions, and what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    pub day: i32,
    pub worst: f64,
    pub average: Option<f64>,
    pub best: f64,
    pub say: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gap {
    pub days: Vec<Spread>,
    /// best, average, worst: at the right end of each
    pub labels: [String; 3],
    pub percent: String,
    pub calendar: Calendar,
}

impl Gap {
    fn frame(&self, size: (f64, f64)) -> Time {
        let most = top_share(self.days.iter().map(|spread| spread.best).fold(0.0, f64::max));
        let days = self.days.iter().map(|spread| spread.day);
        Time::new(size, days, most, self.labels.iter().map(String::as_str), &self.calendar.stamp)
    }
}

impl Figure for Gap {
    fn draw<B: DrawingBackend>(&self, backend: B, style: Style) -> Drawn<B> {
        let sheet = Sheet::new(backend, style);
        let time = self.frame(sheet.size());
        let most = top_share(self.days.iter().map(|spread| spread.best).fold(0.0, f64::max));
        let at = |day: i32, share: f64| (time.x(day), time.y(share));
        let best = self.days.iter().map(|spread| at(spread.day, spread.best));
        let worst = self.days.iter().rev().map(|spread| at(spread.day, spread.worst));
        sheet.filled(best.clone().chain(worst.clone()).collect(), Ink::Possible)?;
        time.axes(&sheet, &percent_scale(most, &self.percent), &self.calendar)?;
        time.events(&sheet, &self.calendar)?;
        sheet.path(best, Ink::Muted, 1.0)?;
        sheet.path(worst, Ink::Muted, 1.0)?;
        let average = self.days.iter().filter_map(|spread| Some(at(spread.day, spread.average?)));
        sheet.path(average, Ink::Covered, 2.5)?;
        let Some(last) = self.days.last() else { return sheet.finish() };
        // labels keep a line apart
        let mut free_from = 0.0;
        let ends = [Some(last.best), last.average, Some(last.worst)];
        for ((label, share), ink) in self.labels.iter().zip(ends).zip([Ink::Muted, Ink::Covered, Ink::Muted]) {
            let Some(share) = share else { continue };
            let y = time.y(share).max(free_from);
            sheet.text(label, (time.right + 6.0, y), (HPos::Left, VPos::Center), Look::plain(ink))?;
            free_from = y + 15.0;
        }
        sheet.finish()
    }

    fn readings(&self, size: (f64, f64)) -> Vec<Reading> {
        let time = self.frame(size);
        let days: Vec<i32> = self.days.iter().map(|spread| spread.day).collect();
        let reading = |(i, spread): (usize, &Spread)| Reading::new(time.strip(&days, i), spread.say.clone());
        self.days.iter().enumerate().map(reading).collect()
    }
}
