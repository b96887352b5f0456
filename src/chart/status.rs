//! How many have each status over time, stacked: what is covered at the bottom, what is unknown on top.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::time::{Calendar, Time};
use super::{Drawn, Figure, Ink, Look, Reading, Sheet, Style};

/// A day (since 1970), the count of each layer from the bottom up, and what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    pub day: i32,
    pub counts: Vec<f64>,
    pub say: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatusOverTime {
    pub days: Vec<Stack>,
    /// from the bottom up: its ink, and the words at its right end
    pub layers: Vec<(Ink, String)>,
    /// counts with their words, from nothing up
    pub scale: Vec<(f64, String)>,
    pub calendar: Calendar,
}

impl StatusOverTime {
    fn frame(&self, size: (f64, f64)) -> Time {
        let most = self.days.iter().map(|stack| stack.counts.iter().sum()).fold(0.0, f64::max);
        let days = self.days.iter().map(|stack| stack.day);
        Time::new(size, days, most, self.layers.iter().map(|(_, name)| name.as_str()), &self.calendar.stamp)
    }
}

impl Figure for StatusOverTime {
    fn draw<B: DrawingBackend>(&self, backend: B, style: Style) -> Drawn<B> {
        let sheet = Sheet::new(backend, style);
        let time = self.frame(sheet.size());
        let upto = |stack: &Stack, layer: usize| stack.counts.iter().take(layer).sum::<f64>();
        for (layer, (ink, _)) in self.layers.iter().enumerate() {
            let top = self.days.iter().map(|stack| (time.x(stack.day), time.y(upto(stack, layer + 1))));
            let bottom = self.days.iter().rev().map(|stack| (time.x(stack.day), time.y(upto(stack, layer))));
            sheet.filled(top.clone().chain(bottom).collect(), *ink)?;
            // a line of paper between layers tells them apart in greyscale too
            sheet.path(top, Ink::Paper, 1.0)?;
        }
        time.axes(&sheet, &self.scale, &self.calendar)?;
        time.events(&sheet, &self.calendar)?;
        // names from the top down, a line apart; a layer that is empty at the end has none
        let Some(last) = self.days.last() else { return sheet.finish() };
        let mut free_from = 0.0;
        for (layer, (ink, name)) in self.layers.iter().enumerate().rev() {
            if last.counts.get(layer).is_none_or(|count| *count == 0.0) {
                continue;
            }
            let middle = time.y((upto(last, layer) + upto(last, layer + 1)) / 2.0);
            let y = middle.max(free_from);
            let ink = if *ink == Ink::NotCoveredLight { Ink::NotCovered } else { *ink };
            sheet.text(name, (time.right + 6.0, y), (HPos::Left, VPos::Center), Look::plain(ink))?;
            free_from = y + 15.0;
        }
        sheet.finish()
    }

    fn readings(&self, size: (f64, f64)) -> Vec<Reading> {
        let time = self.frame(size);
        let days: Vec<i32> = self.days.iter().map(|stack| stack.day).collect();
        let reading = |(i, stack): (usize, &Stack)| Reading::new(time.strip(&days, i), stack.say.clone());
        self.days.iter().enumerate().map(reading).collect()
    }
}
