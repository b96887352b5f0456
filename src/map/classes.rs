//! Classes of a choropleth: five, with round borders.

/// Four inner borders of five classes of equal width on round numbers, as shares; values below the first belong to class
/// 0, those at or above the last to class 4. The width is the smallest of 1, 2, 5, 10 and 20 points with which five
/// classes hold every value.
pub fn round_classes(shares: impl Iterator<Item = f64>) -> [f64; 4] {
    let (lowest, highest) =
        shares.fold((f64::INFINITY, 0.0), |(lo, hi): (f64, f64), share| (lo.min(share), hi.max(share)));
    let points = |share: f64| share * 100.0;
    for width in [1.0, 2.0, 5.0, 10.0, 20.0] {
        let start = (points(lowest.min(1.0)) / width).floor() * width;
        let start = start.min(100.0 - 5.0 * width).max(0.0);
        if start + 5.0 * width >= points(highest.min(1.0)) || width == 20.0 {
            return [1.0, 2.0, 3.0, 4.0].map(|i| (start + i * width) / 100.0);
        }
    }
    [0.2, 0.4, 0.6, 0.8]
}

/// The class of a share, 0 to 4.
pub fn class_of(share: f64, borders: &[f64; 4]) -> usize {
    borders.iter().filter(|border| share >= **border - 1e-12).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders_are_round_and_hold_every_value() {
        let cases: [(&[f64], [i32; 4]); 5] = [
            (&[0.663, 0.92], [60, 70, 80, 90]),
            (&[0.663, 0.84], [70, 75, 80, 85]),
            (&[0.91, 0.94], [92, 93, 94, 95]),
            (&[0.0, 1.0], [20, 40, 60, 80]),
            (&[1.0, 1.04], [96, 97, 98, 99]),
        ];
        for (shares, expected) in cases {
            let borders = round_classes(shares.iter().copied());
            assert_eq!(borders.map(|border| (border * 100.0).round() as i32), expected, "{shares:?}");
        }
    }

    #[test]
    fn a_border_belongs_to_the_class_above_it() {
        let borders = [0.2, 0.4, 0.6, 0.8];
        for (share, class) in [(0.0, 0), (0.1999, 0), (0.2, 1), (0.79, 3), (0.8, 4), (1.3, 4)] {
            assert_eq!(class_of(share, &borders), class, "{share}");
        }
    }
}
