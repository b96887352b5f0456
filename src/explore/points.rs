//! Places on a map: drawn as pixels, and found under a finger or near a spot.
//!
//! Rows are looked at in blocks of neighbours, for they stand in the order of areas: a block that lies outside the view, or
//! has no row of the selection, costs nothing.

use super::bits::{Bits, WORD, ones};
use super::stamps::{Palette, Pixel, Stamps, square};
use super::table::{Column, NONE, OFF_MAP, Table, cell};

/// Rows of a block; words of a set divide it.
const BLOCK: usize = 1024;
/// Cells across the map.
const CELLS: f32 = (OFF_MAP - 1) as f32;

/// What of the map is to be seen, in device pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    pub width: u32,
    pub height: u32,
    /// where the map's left upper corner lies
    pub left: f32,
    pub top: f32,
    /// how large the whole map is
    pub map_width: f32,
    pub map_height: f32,
}

/// Least and greatest x and y of each block; a block without a spot has none that is greater than its least.
#[derive(Debug, Default)]
pub struct Blocks(Vec<[u16; 4]>);

impl View {
    fn x(&self, cell: u16) -> f32 {
        f32::from(cell) * (self.map_width / CELLS) + self.left
    }

    fn y(&self, cell: u16) -> f32 {
        f32::from(cell) * (self.map_height / CELLS) + self.top
    }

    /// Whether anything of a block lies in the view, or less than `margin` pixels beside it.
    fn sees(&self, [left, right, top, bottom]: [u16; 4], margin: f32) -> bool {
        left <= right
            && self.x(right) >= -margin
            && self.x(left) <= self.width as f32 + margin
            && self.y(bottom) >= -margin
            && self.y(top) <= self.height as f32 + margin
    }
}

impl Blocks {
    pub fn new(table: &Table) -> Blocks {
        let blocks = table.x().chunks(BLOCK).zip(table.y().chunks(BLOCK));
        let bounds = blocks.map(|(x, y)| {
            let mut bounds = [u16::MAX, 0, u16::MAX, 0];
            for (x, y) in x.iter().map(|x| cell(*x)).zip(y.iter().map(|y| cell(*y))) {
                if x < OFF_MAP {
                    bounds = [bounds[0].min(x), bounds[1].max(x), bounds[2].min(y), bounds[3].max(y)];
                }
            }
            bounds
        });
        Blocks(bounds.collect())
    }

    /// Does something with every row of the set in the blocks that the view sees, and where it stands there.
    #[inline(always)]
    fn each(&self, table: &Table, rows: &Bits, view: &View, margin: f32, mut act: impl FnMut(usize, f32, f32)) {
        let (x, y): (Column, Column) = (table.x(), table.y());
        let (scale_x, scale_y) = (view.map_width / CELLS, view.map_height / CELLS);
        for (i, word) in self.words(rows, view, margin) {
            for bit in ones(word) {
                let row = i * WORD + bit;
                let (at_x, at_y) = (cell(x[row]), cell(y[row]));
                if at_x < OFF_MAP {
                    let (at_x, at_y) = (f32::from(at_x), f32::from(at_y));
                    act(row, at_x * scale_x + view.left, at_y * scale_y + view.top);
                }
            }
        }
    }

    /// The words of a set in the blocks that the view sees.
    fn words(&self, rows: &Bits, view: &View, margin: f32) -> impl Iterator<Item = (usize, u64)> {
        let seen = self.0.iter().enumerate().filter(move |(_, bounds)| view.sees(**bounds, margin));
        let words = |(block, _): (usize, _)| block * (BLOCK / WORD)..(block + 1) * (BLOCK / WORD);
        seen.flat_map(words).filter_map(|i| Some((i, *rows.0.get(i)?)))
    }

    /// Draws the rows of a set as dots into `pixels`, of the view's size, which are cleared before; each dot is so many
    /// pixels across. Gives how many rows are in the view.
    pub fn draw(
        &self,
        table: &Table,
        rows: &Bits,
        view: &View,
        palette: &Palette,
        size: u32,
        pixels: &mut Vec<Pixel>,
    ) -> usize {
        let (width, height) = (view.width as usize, view.height as usize);
        pixels.resize(width * height, [0; 4]);
        pixels.as_flattened_mut().fill(0);
        let standings: Vec<usize> = table.combinations.iter().map(|it| usize::from(it.standing)).collect();
        let combination = table.combination();
        let stamps = match Stamps::new(palette, size) {
            Stamps::Pixel(colours) => {
                let colours = standings.iter().map(|standing| colours[*standing]).collect();
                let mut canvas = Canvas::new(view, pixels, colours);
                self.words(rows, view, 0.0).for_each(|(i, word)| canvas.dots(table, i, word));
                return canvas.seen;
            }
            stamps => stamps,
        };
        let (right, bottom) = (width as f32, height as f32);
        let mut seen = 0;
        let reach = size as f32;
        self.each(table, rows, view, reach, |row, x, y| {
            if x < -reach || y < -reach || x >= right + reach || y >= bottom + reach {
                return;
            }
            seen += usize::from(x >= 0.0 && y >= 0.0 && x < right && y < bottom);
            let standing = standings[usize::from(cell(combination[row]))];
            match &stamps {
                Stamps::Pixel(_) => {}
                Stamps::Square(colours) => square(pixels, width, height, (x, y), size as usize, colours[standing]),
                Stamps::Shapes(stamps) => stamps[standing].put(pixels, width, height, (x, y)),
            }
        });
        seen
    }

    /// The rows of a set within some pixels of a point of the view, nearest first, at most `limit` of them, and how many
    /// there are in all.
    pub fn hit(
        &self,
        table: &Table,
        rows: &Bits,
        view: &View,
        at: [f32; 2],
        within: f32,
        limit: usize,
    ) -> (Vec<usize>, usize) {
        // the view shrinks to the finger
        let finger = View { width: 0, height: 0, left: view.left - at[0], top: view.top - at[1], ..*view };
        let (mut nearest, mut all) = (Nearest::new(limit), 0);
        self.each(table, rows, &finger, within, |row, x, y| {
            let distance = x.hypot(y);
            if distance <= within {
                all += 1;
                nearest.add(distance, row);
            }
        });
        (nearest.rows(), all)
    }

    /// The rows of a set that are nearest to a spot of the map (parts of its width and height), with how far each is away
    /// in units of which `size` are the map's width and height.
    pub fn nearest(
        &self,
        table: &Table,
        rows: &Bits,
        spot: [f32; 2],
        size: [f32; 2],
        limit: usize,
    ) -> Vec<(usize, f32)> {
        let whole =
            View { width: u32::MAX, height: u32::MAX, left: 0.0, top: 0.0, map_width: size[0], map_height: size[1] };
        let mut nearest = Nearest::new(limit);
        self.each(table, rows, &whole, f32::INFINITY, |row, x, y| {
            nearest.add((x - spot[0] * size[0]).hypot(y - spot[1] * size[1]), row);
        });
        nearest.list.into_iter().map(|(distance, row)| (row, distance)).collect()
    }

    /// The rows of a set in the view with where they stand in it; None where there are more than `limit`.
    pub fn in_view(&self, table: &Table, rows: &Bits, view: &View, limit: usize) -> Option<Vec<(usize, f32, f32)>> {
        let mut found = Vec::new();
        self.each(table, rows, view, 0.0, |row, x, y| {
            let is_in = x >= 0.0 && y >= 0.0 && x < view.width as f32 && y < view.height as f32;
            if is_in && found.len() <= limit {
                found.push((row, x, y));
            }
        });
        (found.len() <= limit).then_some(found)
    }
}

/// Dots of one pixel, of which there may be a million: their places are whole numbers, of which the lower half is a fraction.
struct Canvas<'p> {
    pixels: &'p mut [Pixel],
    width: u64,
    height: u64,
    /// where the first cell lies, and how far it is from one to the next
    left: i64,
    top: i64,
    across: i64,
    down: i64,
    /// by combination
    colours: Vec<Pixel>,
    /// dots that are in the view
    seen: usize,
}

impl<'p> Canvas<'p> {
    fn new(view: &View, pixels: &'p mut [Pixel], colours: Vec<Pixel>) -> Canvas<'p> {
        const ONE: f64 = (1_u64 << u32::BITS) as f64;
        let fixed = |part: f32| (f64::from(part) * ONE) as i64;
        let step = |size: f32| (f64::from(size) / f64::from(CELLS) * ONE) as i64;
        Canvas {
            pixels,
            width: view.width.into(),
            height: view.height.into(),
            left: fixed(view.left),
            top: fixed(view.top),
            across: step(view.map_width),
            down: step(view.map_height),
            colours,
            seen: 0,
        }
    }

    /// Those of a word of a set.
    fn dots(&mut self, table: &Table, i: usize, word: u64) {
        let start = i * WORD;
        let columns = [table.x(), table.y(), table.combination()].map(|column| &column[start..]);
        let whole = columns.map(|column| column.first_chunk::<WORD>());
        if let ([Some(x), Some(y), Some(combination)], u64::MAX) = (whole, word) {
            for ((x, y), combination) in x.iter().zip(y).zip(combination) {
                self.dot(cell(*x), cell(*y), cell(*combination));
            }
            return;
        }
        let [x, y, combination] = columns;
        for bit in ones(word) {
            self.dot(cell(x[bit]), cell(y[bit]), cell(combination[bit]));
        }
    }

    #[inline(always)]
    fn dot(&mut self, x: u16, y: u16, combination: u16) {
        // what lies before the first pixel is a great number
        let at = |cell: u16, step: i64, offset: i64| ((i64::from(cell) * step + offset) >> u32::BITS) as u64;
        let (left, top) = (at(x, self.across, self.left), at(y, self.down, self.top));
        if x < OFF_MAP && left < self.width && top < self.height {
            self.seen += 1;
            self.pixels[(top * self.width + left) as usize] = self.colours[usize::from(combination)];
        }
    }
}

/// How many rows of a set are off the map, and of how many no position was published.
pub fn unplaced(table: &Table, rows: &Bits) -> (usize, usize) {
    let (mut off, mut unknown) = (0, 0);
    for row in rows.rows() {
        match cell(table.x()[row]) {
            OFF_MAP => off += 1,
            NONE => unknown += 1,
            _ => {}
        }
    }
    (off, unknown)
}

/// The few with the least distance, in order.
struct Nearest {
    limit: usize,
    list: Vec<(f32, usize)>,
}

impl Nearest {
    fn new(limit: usize) -> Nearest {
        Nearest { limit, list: Vec::new() }
    }

    fn add(&mut self, distance: f32, row: usize) {
        let at = self.list.partition_point(|(known, _)| *known <= distance);
        if at < self.limit {
            self.list.insert(at, (distance, row));
            self.list.truncate(self.limit);
        }
    }

    fn rows(self) -> Vec<usize> {
        self.list.into_iter().map(|(_, row)| row).collect()
    }
}
