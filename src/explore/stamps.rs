//! Dots on a map: a shape for each standing, so that they differ in grey too, on a rim of paper that keeps neighbours apart.
//!
//! Colours are not multiplied by their opacity; as numbers they are little endian.

use super::table::Standing;
use crate::model::Status;

/// Dots up to so many pixels across are squares: no shape can be told there.
const SMALLEST_SHAPE: u32 = 6;
const RIM: i32 = 1;
/// Points of a pixel that are tried along each side, for a smooth edge.
const SAMPLES: i32 = 4;

/// What dots are drawn in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    /// in the order of [`Standing::ALL`]
    pub standings: [u32; Standing::ALL.len()],
    /// round each dot
    pub rim: u32,
}

/// Red, green, blue, opacity.
pub type Pixel = [u8; 4];

/// Dots of one size.
pub(super) enum Stamps {
    Pixel([Pixel; Standing::ALL.len()]),
    Square([Pixel; Standing::ALL.len()]),
    Shapes(Vec<Stamp>),
}

impl Stamps {
    pub fn new(palette: &Palette, size: u32) -> Stamps {
        let pixels = palette.standings.map(u32::to_le_bytes);
        match size {
            0 | 1 => Stamps::Pixel(pixels),
            size if size < SMALLEST_SHAPE => Stamps::Square(pixels),
            size => {
                let stamp = |(standing, colour)| Stamp::new(Shape::of(standing), size as i32, colour, palette.rim);
                Stamps::Shapes(Standing::ALL.into_iter().zip(palette.standings).map(stamp).collect())
            }
        }
    }
}

/// Fills a square round a point, as far as it lies in the picture.
#[inline(always)]
pub(super) fn square(pixels: &mut [Pixel], width: usize, height: usize, at: (f32, f32), size: usize, colour: Pixel) {
    match size {
        2 => square_of::<2>(pixels, width, height, at, colour),
        3 => square_of::<3>(pixels, width, height, at, colour),
        4 => square_of::<4>(pixels, width, height, at, colour),
        _ => square_of::<5>(pixels, width, height, at, colour),
    }
}

/// Of a size that the compiler knows, for there may be a million.
#[inline(always)]
fn square_of<const N: usize>(pixels: &mut [Pixel], width: usize, height: usize, at: (f32, f32), colour: Pixel) {
    let reach = N as f32 / 2.0;
    let (left, top) = ((at.0 - reach).floor() as i32, (at.1 - reach).floor() as i32);
    let (right, bottom) = (left + N as i32, top + N as i32);
    let is_whole = left >= 0 && top >= 0 && right <= width as i32 && bottom <= height as i32;
    if is_whole {
        let mut start = top as usize * width + left as usize;
        for _ in 0..N {
            if let Some(line) = pixels.get_mut(start..start + N) {
                line.copy_from_slice(&[colour; N]);
            }
            start += width;
        }
        return;
    }
    let clip = |value: i32, end: usize| value.clamp(0, end as i32) as usize;
    let (from, to) = (clip(left, width), clip(right, width));
    for line in clip(top, height)..clip(bottom, height) {
        pixels[line * width + from..line * width + to].fill(colour);
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Disc,
    Diamond,
    Square,
    Triangle,
    Ring,
}

impl Shape {
    fn of(standing: Standing) -> Shape {
        match standing {
            Standing::Is(Status::Covered) => Shape::Disc,
            Standing::Is(Status::InProgress) => Shape::Diamond,
            Standing::Is(Status::NotCovered) => Shape::Square,
            Standing::Is(Status::Lapsed) => Shape::Triangle,
            Standing::Is(Status::Unknown | Status::Merged) | Standing::OffList => Shape::Ring,
        }
    }

    /// Whether a point lies in it, from the middle, for a dot that reaches one unit.
    fn holds(self, x: f32, y: f32) -> bool {
        match self {
            Shape::Disc => x.hypot(y) <= 1.0,
            Shape::Diamond => x.abs() + y.abs() <= 1.15,
            Shape::Square => x.abs().max(y.abs()) <= 0.85,
            Shape::Triangle => y <= 0.85 && x.abs() <= (y + 1.0) * 0.6,
            Shape::Ring => (0.5..=1.0).contains(&x.hypot(y)),
        }
    }
}

/// One dot as pixels, from its left upper corner.
pub(super) struct Stamp {
    across: i32,
    pixels: Vec<u32>,
}

impl Stamp {
    fn new(shape: Shape, size: i32, colour: u32, rim: u32) -> Stamp {
        let across = size + 2 * RIM;
        let (middle, reach) = (across as f32 / 2.0, size as f32 / 2.0);
        let part = |column: i32, line: i32, holds: &dyn Fn(f32, f32) -> bool| {
            let steps = (0..SAMPLES * SAMPLES).filter(|i| {
                let along = |at: i32, step: i32| at as f32 + (step as f32 + 0.5) / SAMPLES as f32 - middle;
                holds(along(column, i % SAMPLES), along(line, i / SAMPLES))
            });
            steps.count() as u32 * 255 / (SAMPLES * SAMPLES) as u32
        };
        let mut pixels = Vec::with_capacity((across * across) as usize);
        for line in 0..across {
            for column in 0..across {
                let on_rim = part(column, line, &|x, y| x.hypot(y) <= reach + RIM as f32);
                let inside = part(column, line, &|x, y| shape.holds(x / reach, y / reach));
                pixels.push(over(with_opacity(colour, inside), with_opacity(rim, on_rim)));
            }
        }
        Stamp { across, pixels }
    }

    /// Puts it over a picture round a point, as far as it lies in it.
    pub fn put(&self, picture: &mut [Pixel], width: usize, height: usize, at: (f32, f32)) {
        let corner = |at: f32| (at - self.across as f32 / 2.0).round() as i32;
        let (left, top) = (corner(at.0), corner(at.1));
        let from = (-left).clamp(0, self.across);
        let to = (width as i32 - left).clamp(0, self.across);
        if from >= to {
            return;
        }
        for line in 0..self.across {
            let y = top + line;
            if y < 0 || y >= height as i32 {
                continue;
            }
            let here = &self.pixels[(line * self.across + from) as usize..(line * self.across + to) as usize];
            let start = y as usize * width + (left + from) as usize;
            for (below, above) in picture[start..].iter_mut().zip(here) {
                *below = over(*above, u32::from_le_bytes(*below)).to_le_bytes();
            }
        }
    }
}

fn with_opacity(colour: u32, opacity: u32) -> u32 {
    let opacity = (colour >> 24) * opacity / 255;
    colour & 0x00FF_FFFF | opacity << 24
}

/// One colour over another (T. Porter and T. Duff, *Compositing digital images*, 1984).
fn over(above: u32, below: u32) -> u32 {
    let (opacity, under) = (above >> 24, below >> 24);
    if opacity == 255 || under == 0 {
        return above;
    }
    if opacity == 0 {
        return below;
    }
    let rest = under * (255 - opacity) / 255;
    let all = opacity + rest;
    let mix = |shift: u32| {
        let channel = |colour: u32| colour >> shift & 0xFF;
        ((channel(above) * opacity + channel(below) * rest) / all) << shift
    };
    mix(0) | mix(8) | mix(16) | all << 24
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_lie_over_each_other() {
        let cases = [
            (0xFF00_00FF, 0xFFFF_FFFF, 0xFF00_00FF),
            (0x0000_00FF, 0xFFFF_FFFF, 0xFFFF_FFFF),
            (0x8000_00FF, 0, 0x8000_00FF),
            (0x8000_0000, 0xFFFF_FFFF, 0xFF7F_7F7F),
        ];
        for (above, below, expected) in cases {
            assert_eq!(over(above, below), expected, "{above:x} over {below:x}");
        }
    }

    #[test]
    fn shapes_differ_and_stay_within_the_picture() {
        let palette = Palette { standings: [0xFF00_0000; 7], rim: 0xFFFF_FFFF };
        let Stamps::Shapes(stamps) = Stamps::new(&palette, 12) else { panic!("no shapes") };
        let kinds: std::collections::HashSet<&Vec<u32>> = stamps.iter().map(|stamp| &stamp.pixels).collect();
        assert_eq!(kinds.len(), 5, "disc, diamond, square, triangle, ring");
        for at in [(0.0, 0.0), (19.9, 9.9), (-50.0, 3.0), (40.0, 40.0), (10.0, 5.0)] {
            let mut picture = vec![[0; 4]; 20 * 10];
            stamps.iter().for_each(|stamp| stamp.put(&mut picture, 20, 10, at));
            square(&mut picture, 20, 10, at, 5, [1; 4]);
        }
    }
}
