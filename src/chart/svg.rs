//! An SVG backend whose colours are classes: `class="s covered"` for a stroke, `"f covered"` for a fill, so that one
//! drawing serves light, dark, high contrast and print, and no `style` is needed that a strict CSP would block.

use std::convert::Infallible;
use std::fmt::Write;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::Reading;
use super::ink::Palette;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Writes into a string; drawn with [`Palette::LIGHT`], whose colours it knows by name.
pub struct SvgBackend<'a> {
    out: &'a mut String,
    size: (u32, u32),
    finished: bool,
}

impl<'a> SvgBackend<'a> {
    pub fn new(out: &'a mut String, size: (u32, u32), label: &str) -> SvgBackend<'a> {
        let (width, height) = size;
        let label = escape(label);
        let _ = write!(out, r#"<svg viewBox="0 0 {width} {height}" role="img" aria-label="{label}">"#);
        SvgBackend { out, size, finished: false }
    }

    fn points(&mut self, points: impl Iterator<Item = BackendCoord>) {
        let mut last: Option<BackendCoord> = None;
        for (x, y) in points {
            let _ = match last {
                None => write!(self.out, "M{x} {y}"),
                Some((x0, y0)) => write!(self.out, "l{} {}", x - x0, y - y0),
            };
            last = Some((x, y));
        }
    }

    fn shape(&mut self, points: impl Iterator<Item = BackendCoord>, style: &impl BackendStyle, fill: bool) -> Drawn {
        let class = Palette::class_of(style.color().rgb);
        let kind = if fill { 'f' } else { 's' };
        let _ = write!(self.out, r#"<path class="{kind} {class}""#);
        if !fill && style.stroke_width() != 1 {
            let _ = write!(self.out, r#" stroke-width="{}""#, style.stroke_width());
        }
        self.out.push_str(" d=\"");
        self.points(points);
        self.out.push_str(if fill { "z\"/>" } else { "\"/>" });
        Ok(())
    }
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        if !self.finished {
            self.finished = true;
            self.out.push_str("</svg>");
        }
        Ok(())
    }

    /// No figure here is drawn by pixels; a dot keeps the drawing whole if one ever is.
    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        let class = Palette::class_of(color.rgb);
        let _ = write!(self.out, r#"<path class="f {class}" d="M{x} {y}h1v1h-1z"/>"#);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.shape([from, to].into_iter(), style, false)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.shape(path.into_iter(), style, false)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (x0, y0): BackendCoord,
        (x1, y1): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)];
        self.shape(corners.into_iter().chain((!fill).then_some((x0, y0))), style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Drawn {
        self.shape(vert.into_iter(), style, true)
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, r: u32, style: &S, fill: bool) -> Drawn {
        let class = Palette::class_of(style.color().rgb);
        let kind = if fill { 'f' } else { 's' };
        let _ = write!(self.out, r#"<circle class="{kind} {class}" cx="{x}" cy="{y}" r="{r}"/>"#);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let class = Palette::class_of(style.color().rgb);
        let size = style.size().round() as i32;
        let shift = match style.anchor().v_pos {
            VPos::Top => ".8em",
            VPos::Center => ".35em",
            VPos::Bottom => "-.2em",
        };
        let _ = write!(self.out, r#"<text class="f {class}" x="{x}" y="{y}" dy="{shift}" font-size="{size}""#);
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => self.out.push_str(r#" text-anchor="middle""#),
            HPos::Right => self.out.push_str(r#" text-anchor="end""#),
        }
        if matches!(style.style(), FontStyle::Bold) {
            self.out.push_str(r#" font-weight="700""#);
        }
        let _ = write!(self.out, ">{}</text>", escape(text));
        Ok(())
    }
}

/// Lays what can be read over a finished drawing. It is a group of readings then, not one picture.
pub(super) fn with_readings(mut svg: String, readings: &[Reading]) -> String {
    const END: &str = "</svg>";
    if readings.is_empty() || !svg.ends_with(END) {
        return svg;
    }
    svg = svg.replacen(r#"role="img""#, r#"role="group""#, 1);
    svg.truncate(svg.len() - END.len());
    // one stop for the tab key, arrows go on from there: links are stops of their own
    let stop = readings.len() - 1;
    for (i, reading) in readings.iter().enumerate() {
        // whole numbers: writing fractions would cost the browser a tenth of all code
        let [left, top, right, bottom] = reading.area.map(|side| side.round() as i32);
        let say = escape(&reading.say);
        let path = format!(r#"<path class="hit" d="M{left} {top}H{right}V{bottom}H{left}z"/>"#);
        let tab = if i == stop { 0 } else { -1 };
        let _ = if reading.href.is_empty() {
            write!(svg, r#"<g tabindex="{tab}" role="img" aria-label="{say}" data-say="{say}">{path}</g>"#)
        } else {
            let href = escape(&reading.href);
            write!(svg, r#"<a href="{href}" aria-label="{say}" data-say="{say}">{path}</a>"#)
        };
    }
    svg.push_str(END);
    svg
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
