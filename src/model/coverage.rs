//! Coverage of one area at one date: counts first, a share only from them or as published.

use super::{CivilDate, Text};

/// How many of what is counted. Totals may be fractional (populations that were estimated).
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Count(pub f64);

impl std::ops::Add for Count {
    type Output = Count;
    fn add(self, other: Count) -> Count {
        Count(self.0 + other.0)
    }
}

impl std::iter::Sum for Count {
    fn sum<I: Iterator<Item = Count>>(counts: I) -> Count {
        counts.fold(Count(0.0), |sum, count| sum + count)
    }
}

/// A part of a whole, as a fraction: 0.758 is 75.8%. Above 1 where more were counted than the total says.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Share(pub f64);

/// What is known of an area's coverage at one date. `None` is "not published", never 0.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Coverage {
    /// known to be covered
    pub covered: Option<Count>,
    pub total: Option<Count>,
    /// of the total, those about which nothing is known
    pub unknown: Count,
    /// the published percentage, where no counts were published
    pub percent: Option<Share>,
}

impl Coverage {
    /// Covered over total; else the share as published. None for a total of zero: an area with nothing to cover
    /// has no share.
    pub fn share(&self) -> Option<Share> {
        match (self.covered, self.total) {
            (Some(covered), Some(total)) if total.0 > 0.0 => Some(Share(covered.0 / total.0)),
            (Some(_), Some(_)) => None,
            _ => self.percent,
        }
    }

    /// From none of the unknown covered to all of them covered; None where that is one and the same share.
    pub fn share_range(&self) -> Option<(Share, Share)> {
        let (covered, total) = (self.covered?, self.total?);
        (self.unknown.0 > 0.0 && total.0 > 0.0)
            .then(|| (Share(covered.0 / total.0), Share((covered.0 + self.unknown.0) / total.0)))
    }

    /// Nothing is left to cover: what alone may be called 100%.
    pub fn is_complete(&self) -> bool {
        matches!((self.covered, self.total), (Some(covered), Some(total)) if total.0 > 0.0 && covered == total)
    }

    /// There is something to cover, and how much is known.
    pub fn has_zero_total(&self) -> bool {
        self.total == Some(Count(0.0))
    }
}

/// Coverage at a date of the data, as published.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    pub date: CivilDate,
    /// when it was published, where that is another day
    pub published: Option<CivilDate>,
    pub coverage: Coverage,
    pub note: Text,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_needs_both_counts_or_a_published_percentage() {
        let count = |n: f64| Some(Count(n));
        let cases = [
            (count(3.0), count(4.0), None, Some(0.75)),
            (count(0.0), count(0.0), None, None),
            (count(3.0), None, None, None),
            (None, count(628.0), None, None),
            (None, None, Some(Share(0.383)), Some(0.383)),
            (count(5.0), count(4.0), None, Some(1.25)),
        ];
        for (covered, total, percent, expected) in cases {
            let coverage = Coverage { covered, total, percent, unknown: Count(0.0) };
            assert_eq!(coverage.share().map(|s| s.0), expected, "{coverage:?}");
        }
    }

    #[test]
    fn unknown_widens_the_share_into_a_range() {
        let coverage =
            Coverage { covered: Some(Count(6.0)), total: Some(Count(10.0)), unknown: Count(2.0), percent: None };
        assert_eq!(coverage.share_range(), Some((Share(0.6), Share(0.8))));
        assert!(!coverage.is_complete());
    }
}
