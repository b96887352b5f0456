//! Areas compared: a line for each on one scale, named at its end.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};
use serde::{Deserialize, Serialize};

use super::time::{Calendar, Time, percent_scale, top_share};
use super::{Drawn, Figure, Ink, Look, Reading, Sheet, Style};

/// An area's line: days since 1970 with shares in hundredths of a percent. The first one drawn is the area itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Compared {
    /// of the area, where it is one of several to choose from
    pub id: String,
    pub name: String,
    pub points: Vec<(i32, i32)>,
    pub say: String,
    /// its last share, and of when
    pub last: [String; 2],
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lines {
    pub lines: Vec<Compared>,
    pub percent: String,
    pub calendar: Calendar,
}

impl Lines {
    fn most(&self) -> f64 {
        let shares = self.lines.iter().flat_map(|line| &line.points).map(|(_, share)| f64::from(*share) / 10_000.0);
        top_share(shares.fold(0.0, f64::max))
    }

    fn frame(&self, size: (f64, f64)) -> Time {
        let days = self.lines.iter().flat_map(|line| &line.points).map(|(day, _)| *day);
        Time::new(size, days, self.most(), self.lines.iter().map(|line| line.name.as_str()), &self.calendar.stamp)
    }

    /// Where each line's name stands, a line of text apart, in the order of the ends.
    fn labels(&self, time: &Time) -> Vec<(usize, f64)> {
        let end = |line: &Compared| line.points.last().map(|(_, share)| time.y(f64::from(*share) / 10_000.0));
        let heights: Vec<i32> = self.lines.iter().map(|line| end(line).map_or(0, |y| y.round() as i32)).collect();
        let mut ends: Vec<(usize, f64)> =
            super::in_order(&heights).into_iter().map(|i| (i, f64::from(heights[i]))).collect();
        let mut free_from = 0.0;
        for (_, y) in &mut ends {
            *y = y.max(free_from);
            free_from = *y + 15.0;
        }
        ends
    }
}

/// Told apart by ink first; from the fourth on by their names alone.
fn ink(i: usize) -> Ink {
    [Ink::Covered, Ink::Text, Ink::InProgress, Ink::NotCovered].get(i).copied().unwrap_or(Ink::Muted)
}

impl Figure for Lines {
    fn draw<B: DrawingBackend>(&self, backend: B, style: Style) -> Drawn<B> {
        let sheet = Sheet::new(backend, style);
        let time = self.frame(sheet.size());
        time.axes(&sheet, &percent_scale(self.most(), &self.percent), &self.calendar)?;
        time.events(&sheet, &self.calendar)?;
        for (i, line) in self.lines.iter().enumerate().rev() {
            let points = line.points.iter().map(|(day, share)| (time.x(*day), time.y(f64::from(*share) / 10_000.0)));
            sheet.path(points, ink(i), if i == 0 { 3.0 } else { 2.0 })?;
        }
        for (i, y) in self.labels(&time) {
            let look = Look { size: 13.0, ink: ink(i), bold: i == 0 };
            let name = super::rows::fit(&self.lines[i].name, time.room());
            sheet.text(&name, (time.right + 6.0, y), (HPos::Left, VPos::Center), look)?;
        }
        sheet.finish()
    }

    /// Each name reads out its area.
    fn readings(&self, size: (f64, f64)) -> Vec<Reading> {
        let time = self.frame(size);
        let area = |y: f64| [time.right, y - 7.0, size.0, y + 8.0];
        self.labels(&time).into_iter().map(|(i, y)| Reading::new(area(y), self.lines[i].say.clone())).collect()
    }
}
