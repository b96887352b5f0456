//! Areas by their share, highest first, against what was promised; the lighter part is what is not known.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::rows::{Rows, height};
use super::{Drawn, Figure, Ink, Look, Reading, Sheet, Style, text_width};

/// One area: shares as fractions, with none and with all of what is unknown; None where there is no share.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    pub name: String,
    pub share: Option<(f64, f64)>,
    pub value: String,
    /// said of it, and where it leads
    pub say: String,
    pub href: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranking {
    pub rows: Vec<Ranked>,
    /// the share that was promised, and its words
    pub target: Option<(f64, String)>,
    /// the ends of the scale in words: nothing, everything
    pub scale: [String; 2],
    pub stamp: String,
}

impl Ranking {
    pub fn height(&self) -> u32 {
        height(self.rows.len(), &self.stamp, true)
    }

    fn frame(&self, size: (f64, f64)) -> Rows {
        let most = self.rows.iter().filter_map(|row| row.share).map(|(_, most)| most).fold(1.0, f64::max);
        let (names, values) = (self.rows.iter().map(|r| r.name.as_str()), self.rows.iter().map(|r| r.value.as_str()));
        Rows::new(size, names, values, &self.stamp, most)
    }
}

impl Figure for Ranking {
    fn draw<B: DrawingBackend>(&self, backend: B, style: Style) -> Drawn<B> {
        let sheet = Sheet::new(backend, style);
        let rows = self.frame(sheet.size());
        rows.stamp(&sheet, &self.stamp)?;
        // where it is promised that nothing be left, the promise is the end of the scale
        let ends = [0.0, 1.0].into_iter().zip(&self.scale);
        let promised = self.target.as_ref().map(|(target, _)| rows.x(*target));
        for (value, name) in ends.filter(|(value, _)| promised != Some(rows.x(*value))) {
            // its name gives way to that of the promise
            let is_near = promised.is_some_and(|x| (x - rows.x(value)).abs() < 44.0);
            rows.rule(&sheet, value, if is_near { "" } else { name }, Ink::Rule)?;
        }
        for (i, row) in self.rows.iter().enumerate() {
            rows.name(&sheet, i, &row.name)?;
            match row.share {
                Some((least, most)) => {
                    rows.bar(&sheet, i, (0.0, least), Ink::Covered, true)?;
                    rows.bar(&sheet, i, (least, most), Ink::Possible, true)?;
                }
                None => {
                    let at = (rows.left + 6.0, rows.y(i));
                    sheet.text(&row.value, at, (HPos::Left, VPos::Center), Look::plain(Ink::NoData))?;
                }
            }
        }
        if let Some((target, name)) = &self.target {
            rows.rule(&sheet, *target, name, Ink::Promise)?;
        }
        // figures last, so that the line of the promise runs behind them
        for (i, row) in self.rows.iter().enumerate() {
            if let Some((_, most)) = row.share {
                let end = rows.x(most);
                let width = 1.1 * text_width(&row.value, 13.0);
                // one that would stand on the line of the promise stands behind it
                let end = promised.filter(|x| (end..end + width + 12.0).contains(x)).unwrap_or(end);
                rows.value(&sheet, i, end, &row.value)?;
            }
        }
        sheet.finish()
    }

    fn readings(&self, size: (f64, f64)) -> Vec<Reading> {
        let rows = self.frame(size);
        let reading = |(i, row): (usize, &Ranked)| Reading::new(rows.area(i), row.say.clone()).leading(&row.href);
        self.rows.iter().enumerate().map(reading).collect()
    }
}
