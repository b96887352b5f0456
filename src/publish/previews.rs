//! The picture that a chat, a feed or a search shows beside a link to a page: 1200 x 630, as Open Graph has it (ogp.me).
//!
//! Its letters are of fonts that this program carries, so that it looks the same wherever it is made: see `fonts/`.

use std::fmt::Write;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rayon::prelude::*;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

use super::document::escape;
use super::shell::Shell;
use super::stage::{Stage, StageError};
use crate::app::{Card, CardMaker, Shown, Site, cards, front_card};
use crate::package::Files;

pub const PREVIEW_SIZE: [u32; 2] = [1200, 630];
const REGULAR: &[u8] = include_bytes!("fonts/NotoSansSC-Regular.otf");
const BOLD: &[u8] = include_bytes!("fonts/NotoSansSC-Bold.otf");
const FAMILY: &str = "Noto Sans CJK SC";
const MARGIN: f32 = 56.0;
/// Of the words, where a drawing stands beside them.
const COLUMN: f32 = 500.0;
const FOOT: f32 = 586.0;
const LINE: f32 = 27.0;

/// Draws the previews of all pages. `files` are those of each programme of the site.
pub fn write_previews(site: &Site, files: &[&Files], shell: &Shell, stage: &Stage) -> Result<(), StageError> {
    let studio = Studio::new(&shell.drawing_css);
    let none = Files::new();
    let fronts = site.languages().into_iter().filter(|_| !site.is_single()).map(|lang| (front_card(site, lang), &none));
    let of_programmes = site.programmes.iter().zip(files).flat_map(|(loaded, files)| {
        let languages = loaded.programme.languages.iter();
        languages.flat_map(|lang| cards(site, loaded, *lang)).map(|card| (card, *files)).collect::<Vec<_>>()
    });
    let all: Vec<(CardMaker, &Files)> = fronts.chain(of_programmes).collect();
    all.par_iter().try_for_each(|(make, files)| {
        let card = make.draw();
        match studio.draw(&card, files) {
            Some(png) => stage.write(&card.file, &png),
            None => Ok(()),
        }
    })
}

struct Studio {
    fonts: Arc<Database>,
    css: String,
}

impl Studio {
    fn new(drawing_css: &str) -> Studio {
        let mut fonts = Database::new();
        fonts.load_font_data(REGULAR.to_vec());
        fonts.load_font_data(BOLD.to_vec());
        fonts.set_sans_serif_family(FAMILY);
        Studio { fonts: Arc::new(fonts), css: drawing_css.to_owned() }
    }

    /// As PNG. None where what is drawn is no SVG, which a drawing of ours never is not.
    fn draw(&self, card: &Card, files: &Files) -> Option<Vec<u8>> {
        let svg = self.svg(card, files);
        let options = Options { font_family: FAMILY.to_owned(), fontdb: self.fonts.clone(), ..Options::default() };
        let tree = Tree::from_str(&svg, &options).ok()?;
        let [width, height] = PREVIEW_SIZE;
        let mut pixels = Pixmap::new(width, height)?;
        resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
        match few_colours(&pixels) {
            Some((palette, indices)) => indexed_png(&palette, &indices).ok(),
            None => pixels.encode_png().ok(),
        }
    }

    fn svg(&self, card: &Card, files: &Files) -> String {
        let [width, height] = PREVIEW_SIZE;
        let column = match card.shown {
            Shown::Drawing(..) => COLUMN,
            _ => width as f32 - 2.0 * MARGIN,
        };
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
             font-family=\"{FAMILY}\"><style>{}</style><path fill=\"#fbfaf7\" d=\"M0 0h{width}v{height}H0z\"/>\
             <path fill=\"#b3261e\" d=\"M0 0h{width}v12H0z\"/>",
            self.css
        );
        let mut page = Column { out: &mut out, y: 76.0, width: column };
        page.text(&card.kicker, 26.0, "#5b6066", false, 1);
        if let Shown::Pictures(paths) = &card.shown {
            page.pictures(paths, files);
        }
        page.y += 12.0;
        let size = if page.wrap(&card.title, 40.0).len() > 2 { 32.0 } else { 40.0 };
        page.text(&card.title, size, "#1b1d1f", true, 3);
        if let Some(figure) = &card.figure {
            page.y += 12.0;
            // "not published" is longer than any share
            let size = if columns(figure) > 8 { 52.0 } else { 96.0 };
            page.text(figure, size, card.colour, true, 2);
        }
        page.y += 6.0;
        for line in &card.lines {
            let room = ((FOOT - 40.0 - page.y) / (LINE * 1.28)).max(0.0) as usize;
            page.text(line, LINE, "#1b1d1f", false, room.min(3));
            page.y += 5.0;
        }
        if let Shown::Drawing(svg, class) = &card.shown {
            let (x, y) = (MARGIN + COLUMN + 32.0, 64.0);
            let (w, h) = (width as f32 - x - MARGIN + 16.0, FOOT - 40.0 - y);
            // of what is much higher than wide the upper part is shown; what needs no cutting is drawn without a layer of its own
            let fit = match is_tall(svg) {
                true => "preserveAspectRatio=\"xMinYMin slice\"",
                false => "overflow=\"visible\"",
            };
            let place = format!("<svg x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" {fit}");
            let nested = svg.replacen("<svg", &place, 1);
            let _ = write!(out, "<g class=\"{class}\">{nested}</g>");
        }
        let stamp = card.stamp.map(|stamp| {
            let wide = columns(stamp) as f32 * 13.0 + 24.0;
            let x = width as f32 - MARGIN - wide;
            format!(
                "<path fill=\"none\" stroke=\"#1b1d1f\" stroke-width=\"2\" d=\"M{x} {}h{wide}v40h-{wide}z\"/>\
                 <text x=\"{}\" y=\"{}\" font-size=\"24\" fill=\"#1b1d1f\" text-anchor=\"middle\">{}</text>",
                FOOT - 29.0,
                x + wide / 2.0,
                FOOT,
                escape(stamp)
            )
        });
        let _ = write!(
            out,
            "<text x=\"{MARGIN}\" y=\"{FOOT}\" font-size=\"24\" fill=\"#5b6066\">{}</text>{}</svg>",
            escape(&card.foot),
            stamp.unwrap_or_default()
        );
        out
    }
}

/// Words one below the other.
struct Column<'a> {
    out: &'a mut String,
    /// where the next line stands
    y: f32,
    width: f32,
}

impl Column<'_> {
    /// At most so many lines; what is cut off says so.
    fn text(&mut self, text: &str, size: f32, colour: &str, bold: bool, lines: usize) {
        let mut wrapped = self.wrap(text, size);
        if wrapped.len() > lines {
            wrapped.truncate(lines);
            if let Some(last) = wrapped.last_mut() {
                last.push('…');
            }
        }
        // of Chinese there is one weight: a line round each character makes it stronger
        let weight = match bold {
            true if text.chars().any(|c| c >= '\u{2e80}') => {
                format!(" stroke=\"{colour}\" stroke-width=\"{}\"", size / 36.0)
            }
            true => " font-weight=\"700\"".to_owned(),
            false => String::new(),
        };
        for line in wrapped {
            self.y += size * 1.28;
            // writing to a string does not fail
            let _ = write!(
                self.out,
                "<text x=\"{MARGIN}\" y=\"{:.0}\" font-size=\"{size}\" fill=\"{colour}\"{weight}>{}</text>",
                self.y - size * 0.3,
                escape(&line)
            );
        }
    }

    /// A Latin letter counts as half as wide as it is high, a Chinese character as just as wide.
    fn wrap(&self, text: &str, size: f32) -> Vec<String> {
        let fit = (self.width / (size * 0.5)) as usize;
        textwrap::wrap(text, fit).into_iter().map(|line| line.into_owned()).collect()
    }

    /// Side by side, as high as leaves room for the words.
    fn pictures(&mut self, paths: &[String], files: &Files) {
        const HEIGHT: f32 = 280.0;
        const GAP: f32 = 16.0;
        let count = paths.len() as f32;
        let each = (self.width - GAP * (count - 1.0)) / count;
        for (i, path) in paths.iter().enumerate() {
            let Some(bytes) = files.get(path) else { continue };
            let kind = mime_guess::from_path(path).first_or_octet_stream();
            let x = MARGIN + (each + GAP) * i as f32;
            let _ = write!(
                self.out,
                "<svg x=\"{x}\" y=\"{}\" width=\"{each}\" height=\"{HEIGHT}\"><image width=\"{each}\" height=\"{HEIGHT}\" \
                 preserveAspectRatio=\"xMidYMid slice\" href=\"data:{kind};base64,{}\"/></svg>",
                self.y + 16.0,
                STANDARD.encode(bytes)
            );
        }
        self.y += HEIGHT + 24.0;
    }
}

/// The pixels as indices into at most 256 colours, a third of the bytes: the five upper bits of red, green and blue tell two
/// colours apart, which is enough for letters and drawings. None of photographs.
fn few_colours(pixels: &Pixmap) -> Option<(Vec<[u8; 3]>, Vec<u8>)> {
    let mut known: Vec<Option<u8>> = vec![None; 1 << 15];
    let mut palette = Vec::new();
    let indices = pixels.pixels().iter().map(|pixel| {
        let colour = [pixel.red(), pixel.green(), pixel.blue()];
        let [red, green, blue] = colour.map(|channel| usize::from(channel >> 3));
        let known = &mut known[red << 10 | green << 5 | blue];
        if known.is_none() {
            *known = Some(u8::try_from(palette.len()).ok()?);
            palette.push(colour);
        }
        *known
    });
    let indices = indices.collect::<Option<Vec<u8>>>()?;
    Some((palette, indices))
}

fn indexed_png(palette: &[[u8; 3]], indices: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let [width, height] = PREVIEW_SIZE;
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(palette.concat());
    encoder.set_filter(png::Filter::NoFilter);
    // a twentieth of the time of the next better one, for a sixth more bytes
    encoder.set_compression(png::Compression::Fast);
    encoder.write_header()?.write_image_data(indices)?;
    Ok(bytes)
}

fn is_tall(svg: &str) -> bool {
    let size = svg.split_once("viewBox=\"").and_then(|(_, rest)| rest.split_once('"'));
    let size: Vec<f32> = size.map_or("", |(size, _)| size).split(' ').filter_map(|n| n.parse().ok()).collect();
    matches!(size[..], [_, _, width, height] if height > width * 1.3)
}

/// How wide it is, in Latin letters.
fn columns(text: &str) -> usize {
    textwrap::core::display_width(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(title: &str, lines: &[&str]) -> Card {
        Card {
            file: String::new(),
            kicker: String::new(),
            title: title.to_owned(),
            figure: None,
            colour: "#000",
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
            shown: Shown::Nothing,
            foot: String::new(),
            stamp: None,
        }
    }

    /// How many pixels are as dark as ink.
    fn ink(card: &Card) -> usize {
        let png = Studio::new("").draw(card, &Files::new()).expect("a picture");
        let pixels = image::load_from_memory(&png).expect("a PNG").into_luma8();
        pixels.pixels().filter(|pixel| pixel.0[0] < 100).count()
    }

    #[test]
    fn letters_of_each_language_are_drawn_and_no_two_characters_alike() {
        let nothing = ink(&card("", &[]));
        for title in ["Two in three", "Zwölf von größeren", "三分之二", "海关东巷", "石家庄裕华区"] {
            assert!(ink(&card(title, &[])) > nothing + 500, "{title}");
        }
        // a character that the font lacks is a box, as any other would be
        assert_ne!(ink(&card("海", &[])), ink(&card("关", &[])));
    }

    #[test]
    fn what_does_not_fit_is_cut_and_says_so() {
        let long = "每一个社区都要覆盖".repeat(40);
        let svg = Studio::new("").svg(&card(&long, &[&long, &long, &long, &long, &long]), &Files::new());
        assert_eq!(svg.matches('…').count(), 4, "the title, and lines as far as there is room: {svg}");
        let lowest = svg.split(" y=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<f32>().ok());
        assert!(lowest.fold(0.0, f32::max) <= FOOT, "nothing stands below the foot");
    }
}
