//! Lines in whole drawing units come in; SVG path data goes out, as short as it can be. It does not
//! know what the lines bound.
//!
//! The grammar is SVG 2's, <https://www.w3.org/TR/SVG2/paths.html#PathData>: relative whole numbers,
//! `h` and `v` where they serve, the `l` after `m` and every separator that may be left out left
//! out.

use super::rings::Point;
use std::collections::HashMap;

/// Which way a line may be drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Forwards,
    Either,
}

/// One path for many lines, joined end to end as long as one goes on where another stops.
pub(super) fn lines_path(mut lines: Vec<Vec<Point>>, direction: Direction) -> String {
    lines.retain(|line| line.len() > 1);
    let mut at: HashMap<Point, Vec<usize>> = HashMap::new();
    for (index, line) in lines.iter().enumerate().rev() {
        at.entry(line[0]).or_default().push(index);
        if direction == Direction::Either {
            at.entry(line[line.len() - 1]).or_default().push(index);
        }
    }
    let mut go_on = |chain: &mut Vec<Point>, lines: &mut Vec<Vec<Point>>| {
        while let Some(next) = chain.last().and_then(|end| at.get_mut(end)).and_then(Vec::pop) {
            let mut line = std::mem::take(&mut lines[next]);
            if line.first() != chain.last() {
                line.reverse();
            }
            chain.extend(line.into_iter().skip(1));
        }
    };
    let mut pen = Pen::default();
    for index in 0..lines.len() {
        let mut chain = std::mem::take(&mut lines[index]);
        if chain.is_empty() {
            continue;
        }
        go_on(&mut chain, &mut lines);
        if direction == Direction::Either {
            chain.reverse();
            go_on(&mut chain, &mut lines);
        }
        if chain.first() == chain.last() {
            chain.pop();
            pen.ring(&chain);
        } else {
            pen.line(&chain);
        }
    }
    pen.path
}

/// Writes path data.
#[derive(Default)]
pub(super) struct Pen {
    path: String,
    at: Point,
    command: char,
}

impl Pen {
    pub fn into_path(self) -> String {
        self.path
    }

    /// Closed: from the last point back to the first.
    pub fn ring(&mut self, points: &[Point]) {
        self.line(points);
        if let Some(&start) = points.first() {
            self.path.push('z');
            self.at = start;
        }
    }

    fn line(&mut self, points: &[Point]) {
        let Some((&start, rest)) = points.split_first() else {
            return;
        };
        self.draw('m', &[start[0] - self.at[0], start[1] - self.at[1]]);
        self.at = start;
        // A pair of numbers after the first of an `m` is a line.
        self.command = 'l';
        for &to in rest {
            match [to[0] - self.at[0], to[1] - self.at[1]] {
                [x, 0] => self.draw('h', &[x]),
                [0, y] => self.draw('v', &[y]),
                step => self.draw('l', &step),
            }
            self.at = to;
        }
        self.command = '\0';
    }

    fn draw(&mut self, command: char, numbers: &[i32]) {
        let mut bare = command != self.command;
        if bare {
            self.path.push(command);
            self.command = command;
        }
        for number in numbers {
            if !bare && *number >= 0 {
                self.path.push(' ');
            }
            self.path.push_str(&number.to_string());
            bare = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_compact_path_data() {
        type Rings<'a> = &'a [&'a [Point]];
        let cases: [(&str, Rings, &str); 5] = [
            ("nothing", &[], ""),
            ("a square", &[&[[4, 4], [9, 4], [9, 9], [4, 9]]], "m4 4h5v5h-5z"),
            ("slanted lines go on after m", &[&[[0, 0], [10, 5], [3, 9]]], "m0 0 10 5-7 4z"),
            ("l again after h", &[&[[-1, 2], [3, 2], [5, 1], [5, 0]]], "m-1 2h4l2-1v-1z"),
            (
                "a second ring starts from the first's start",
                &[&[[5, 5], [9, 5], [9, 9]], &[[4, 7], [6, 8], [3, 9]]],
                "m5 5h4v4zm-1 2 2 1-3 1z",
            ),
        ];
        for (name, rings, expected) in cases {
            let mut pen = Pen::default();
            rings.iter().for_each(|ring| pen.ring(ring));
            assert_eq!(pen.path, expected, "{name}");
        }
    }

    #[test]
    fn joins_lines_end_to_end() {
        let cases: [(&str, &[&[Point]], Direction, &str); 4] = [
            ("a point is no line", &[&[[1, 1]]], Direction::Either, ""),
            (
                "forwards",
                &[&[[2, 1], [3, 3]], &[[0, 0], [2, 1]], &[[3, 3], [0, 0]]],
                Direction::Forwards,
                "m2 1 1 2-3-3z",
            ),
            ("either way", &[&[[2, 1], [3, 3]], &[[2, 1], [0, 0]]], Direction::Either, "m3 3-1-2-2-1"),
            (
                "not against the direction",
                &[&[[2, 1], [3, 3]], &[[2, 1], [0, 0]]],
                Direction::Forwards,
                "m2 1 1 2m-1-2-2-1",
            ),
        ];
        for (name, lines, direction, expected) in cases {
            let lines = lines.iter().map(|line| line.to_vec()).collect();
            assert_eq!(lines_path(lines, direction), expected, "{name}");
        }
    }
}
