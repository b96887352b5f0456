//! Figures, each one file and alike in shape, drawn on any plotters backend: the same function serves the SVG of a
//! prerendered page and the browser that draws it anew.
//!
//! In: a small spec of plain numbers and ready words. Out: strokes on a backend, and what can be read off them. It knows
//! nothing of programmes, of measures, or of where the drawing goes. Coordinates are pixels of the backend; at twice the
//! device pixels a caller asks for `scale` 2, and text and strokes grow with it.

mod distribution;
mod gap;
mod ink;
mod ledger;
mod lines;
mod multiples;
mod profile;
mod progress;
mod ranking;
mod ranks;
mod rest;
mod rows;
mod status;
mod svg;
mod time;
mod yearly;

use plotters::coord::Shift;
use plotters::element::{PathElement, Polygon, Rectangle, Text};
use plotters::prelude::{DrawingArea, DrawingAreaErrorKind, DrawingBackend, IntoDrawingArea};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, IntoFont, RGBColor, ShapeStyle, TextStyle};

pub use distribution::{Bin, Distribution};
pub use gap::{Gap, Spread};
pub use ink::{Ink, Palette};
pub use ledger::{Ledger, Moved, Row};
pub use lines::{Compared, Lines};
pub use multiples::{Line, Multiples};
pub use profile::{Profile, Scored};
pub use progress::{Mark, Point, Progress};
pub use ranking::{Ranked, Ranking};
pub use ranks::{Range, RankRanges};
pub use rest::{Remaining, Rest};
pub use status::{Stack, StatusOverTime};
pub use svg::SvgBackend;
pub use time::{Calendar, Dated};
pub use yearly::{Amount, Bar, Yearly};

/// The font stack of the site, for backends that need it spelled out.
pub const FONT: &str = r#"system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif"#;

/// How a figure is drawn: its colours, and device pixels to a CSS pixel.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub palette: Palette,
    pub scale: f64,
}

/// What any backend may fail with.
pub type Drawn<B> = Result<(), DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>>;

/// A figure of this house.
pub trait Figure {
    fn draw<B: DrawingBackend>(&self, backend: B, style: Style) -> Drawn<B>;

    /// What can be read off a drawing of a size in CSS pixels, by pointer, finger or key; nothing by default.
    fn readings(&self, _size: (f64, f64)) -> Vec<Reading> {
        Vec::new()
    }

    /// As SVG `width` by `height`, its colours as classes (see [`SvgBackend`]), its readings as places that take focus.
    fn svg(&self, width: u32, height: u32, label: &str) -> String {
        let mut out = String::new();
        let style = Style { palette: Palette::LIGHT, scale: 1.0 };
        // writing to a string does not fail
        let _ = self.draw(SvgBackend::new(&mut out, (width, height), label), style);
        let readings = self.readings((f64::from(width), f64::from(height)));
        svg::with_readings(out, &readings)
    }
}

/// A part of a drawing that says something when it is pointed at.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// left, top, right, bottom, in CSS pixels
    pub area: [f64; 4],
    pub say: String,
    /// where it leads; empty where it leads nowhere
    pub href: String,
}

impl Reading {
    fn new(area: [f64; 4], say: String) -> Reading {
        Reading { area, say, href: String::new() }
    }

    fn leading(self, href: &str) -> Reading {
        Reading { href: href.to_owned(), ..self }
    }
}

/// A sheet with the few kinds of stroke that the figures are made of.
struct Sheet<B: DrawingBackend> {
    area: DrawingArea<B, Shift>,
    style: Style,
}

impl<B: DrawingBackend> Sheet<B> {
    fn new(backend: B, style: Style) -> Sheet<B> {
        Sheet { area: backend.into_drawing_area(), style }
    }

    /// In CSS pixels.
    fn size(&self) -> (f64, f64) {
        let (width, height) = self.area.dim_in_pixel();
        (f64::from(width) / self.style.scale, f64::from(height) / self.style.scale)
    }

    fn at(&self, x: f64, y: f64) -> (i32, i32) {
        ((x * self.style.scale).round() as i32, (y * self.style.scale).round() as i32)
    }

    fn colour(&self, ink: Ink) -> RGBColor {
        self.style.palette.colour(ink)
    }

    fn stroke(&self, ink: Ink, width: f64) -> ShapeStyle {
        self.colour(ink).stroke_width((width * self.style.scale).round().max(1.0) as u32)
    }

    fn path(&self, points: impl Iterator<Item = (f64, f64)>, ink: Ink, width: f64) -> Drawn<B> {
        let points: Vec<(i32, i32)> = points.map(|(x, y)| self.at(x, y)).collect();
        if points.len() < 2 {
            return Ok(());
        }
        self.area.draw(&PathElement::new(points, self.stroke(ink, width)))
    }

    fn line(&self, from: (f64, f64), to: (f64, f64), ink: Ink, width: f64) -> Drawn<B> {
        self.path([from, to].into_iter(), ink, width)
    }

    /// Horizontal or vertical, in dashes of four pixels.
    fn dashed(&self, from: (f64, f64), to: (f64, f64), ink: Ink, width: f64) -> Drawn<B> {
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        let dashes = (length / 7.0).ceil() as usize;
        let along = |distance: f64| {
            let t = (distance / length).min(1.0);
            (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t)
        };
        for i in 0..dashes {
            let start = i as f64 * 7.0;
            self.line(along(start), along(start + 4.0), ink, width)?;
        }
        Ok(())
    }

    fn filled(&self, points: Vec<(f64, f64)>, ink: Ink) -> Drawn<B> {
        let points: Vec<(i32, i32)> = points.into_iter().map(|(x, y)| self.at(x, y)).collect();
        self.area.draw(&Polygon::new(points, self.colour(ink).filled()))
    }

    fn rectangle(&self, from: (f64, f64), to: (f64, f64), ink: Ink, filled: bool) -> Drawn<B> {
        let style = if filled { self.colour(ink).filled() } else { self.stroke(ink, 1.5) };
        self.area.draw(&Rectangle::new([self.at(from.0, from.1), self.at(to.0, to.1)], style))
    }

    fn text(&self, text: &str, (x, y): (f64, f64), anchor: (HPos, VPos), look: Look) -> Drawn<B> {
        let font = (FONT, look.size * self.style.scale).into_font();
        let font = if look.bold { font.style(FontStyle::Bold) } else { font };
        let colour = self.colour(look.ink);
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(anchor.0, anchor.1));
        self.area.draw(&Text::new(text, self.at(x, y), style))
    }

    fn finish(&self) -> Drawn<B> {
        self.area.present()
    }
}

/// How a text looks: size in CSS pixels.
#[derive(Clone, Copy)]
struct Look {
    size: f64,
    ink: Ink,
    bold: bool,
}

impl Look {
    const fn plain(ink: Ink) -> Look {
        Look { size: 13.0, ink, bold: false }
    }

    const fn bold(ink: Ink) -> Look {
        Look { size: 15.0, ink, bold: true }
    }
}

/// The places of some keys in rising order, equal ones as they stand. For a few dozen; a browser carries no sorting for it.
pub fn in_order(keys: &[i32]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(keys.len());
    for (i, key) in keys.iter().enumerate() {
        let at = order.iter().take_while(|&&known| keys[known] <= *key).count();
        order.insert(at, i);
    }
    order
}

/// Width of a text in CSS pixels, the same natively and in the browser: an ideograph is as wide as it is high, anything
/// else a little over half. Good to about a tenth, which is enough to keep labels apart.
fn text_width(text: &str, size: f64) -> f64 {
    let ems: f64 = text.chars().map(|c| if c >= '\u{2e80}' { 1.0 } else { 0.56 }).sum();
    ems * size
}
