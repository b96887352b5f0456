//! Ratings that cannot mislead: how sure a score is, and between which ranks it lies.
//!
//! A score is a mean of `n` ratings. Its 95% interval is Student's: score ± t·s/√n with n − 1 degrees of freedom, made
//! narrower by √((N − n)/(N − 1)) where the n are a sample of N, and cut at the ends of the scale. Where counts by level are
//! published, s is theirs. One inspection is a dated fact and no estimate; below the publisher's threshold nothing is
//! said.
//!
//! Ranks are the ranges that follow from intervals which hold *together* with 95%: M. Klein, T. Wright and J. Wieczorek, *A
//! joint confidence region for an overall ranking of populations*, J. R. Stat. Soc. C 69 (2020). One is certainly
//! behind another only where its interval lies wholly beyond the other's; each is made at 1 − 0.05/K (Bonferroni), for that
//! ratings are independent of each other is not known.

use statrs::distribution::{ContinuousCDF, StudentsT};

use crate::model::{CivilDate, Dimension, Direction, Programme, Rated, Rating};

/// Of how many intervals all are to hold.
const CONFIDENCE: f64 = 0.95;

/// How sure a score is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sureness {
    /// one inspection on its day
    Fact,
    /// fewer ratings than the publisher's threshold
    TooFew,
    /// between these with 95%
    Between(f64, f64),
    /// no spread was published, or all gave the same score: how sure it is cannot be told
    Untold,
}

/// The ranks that one may have: 1 is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranks {
    pub best: usize,
    pub worst: usize,
}

pub fn sureness(dimension: &Dimension, rating: &Rating) -> Sureness {
    if rating.n < dimension.threshold {
        return Sureness::TooFew;
    }
    if rating.n == 1 {
        return Sureness::Fact;
    }
    interval(dimension, rating, CONFIDENCE).map_or(Sureness::Untold, |(low, high)| Sureness::Between(low, high))
}

/// None where too few were asked, or their spread is not known or nothing.
fn interval(dimension: &Dimension, rating: &Rating, confidence: f64) -> Option<(f64, f64)> {
    let n = f64::from(rating.n);
    let spread = spread(dimension, rating).filter(|spread| *spread > 0.0)?;
    if rating.n < dimension.threshold.max(2) {
        return None;
    }
    let t = StudentsT::new(0.0, 1.0, n - 1.0).ok()?.inverse_cdf(0.5 + confidence / 2.0);
    let sampled = rating.population.map(f64::from).filter(|population| *population > 1.0);
    let correction = sampled.map_or(1.0, |population| ((population - n) / (population - 1.0)).max(0.0).sqrt());
    let half = t * spread / n.sqrt() * correction;
    Some(((rating.score - half).max(dimension.min), (rating.score + half).min(dimension.max)))
}

/// As published, else of the counts by level.
fn spread(dimension: &Dimension, rating: &Rating) -> Option<f64> {
    if rating.spread.is_some() || rating.levels.is_empty() {
        return rating.spread;
    }
    let scores = rating.levels.iter().enumerate().map(|(i, count)| (dimension.min + i as f64, f64::from(*count)));
    let n: f64 = scores.clone().map(|(_, count)| count).sum();
    let mean = scores.clone().map(|(score, count)| score * count).sum::<f64>() / n;
    let squares: f64 = scores.map(|(score, count)| (score - mean).powi(2) * count).sum();
    (n > 1.0).then(|| (squares / (n - 1.0)).sqrt())
}

/// For each rating of one dimension, the ranks that it may have among those that can be ranked; None for those that
/// cannot, for their interval is not known.
pub fn ranks(dimension: &Dimension, ratings: &[&Rating]) -> Vec<Option<Ranks>> {
    let can_be_ranked = |rating: &&&Rating| interval(dimension, rating, CONFIDENCE).is_some();
    let ranked = ratings.iter().filter(can_be_ranked).count();
    let joint = 1.0 - (1.0 - CONFIDENCE) / ranked.max(1) as f64;
    // turned so that more is better
    let turned = |(low, high): (f64, f64)| match dimension.direction {
        Direction::HigherIsBetter => (low, high),
        Direction::LowerIsBetter => (-high, -low),
    };
    let intervals: Vec<Option<(f64, f64)>> =
        ratings.iter().map(|rating| interval(dimension, rating, joint).map(turned)).collect();
    let mut lows: Vec<f64> = intervals.iter().flatten().map(|(low, _)| *low).collect();
    let mut highs: Vec<f64> = intervals.iter().flatten().map(|(_, high)| *high).collect();
    lows.sort_by(f64::total_cmp);
    highs.sort_by(f64::total_cmp);
    let range = |(low, high): (f64, f64)| Ranks {
        // certainly better: their whole interval lies beyond this one
        best: 1 + lows.len() - lows.partition_point(|other| *other <= high),
        // all but those that are certainly worse
        worst: highs.len() - highs.partition_point(|other| *other < low),
    };
    intervals.into_iter().map(|interval| interval.map(range)).collect()
}

/// The latest rating in a dimension of each that is rated and of one kind, and the one in force on a day, if given.
pub fn latest(
    programme: &Programme,
    dimension: usize,
    is_of_kind: impl Fn(Rated) -> bool,
    by: Option<CivilDate>,
) -> Vec<&Rating> {
    let mut latest: Vec<&Rating> = programme
        .ratings
        .iter()
        .filter(|rating| rating.dimension == dimension && is_of_kind(rating.of))
        .filter(|rating| by.is_none_or(|by| rating.date <= by))
        .collect();
    latest.sort_by_key(|rating| (rating.of, std::cmp::Reverse(rating.date)));
    latest.dedup_by_key(|rating| rating.of);
    latest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ProviderIx, Text};

    fn dimension(min: f64, max: f64, direction: Direction) -> Dimension {
        let (id, name) = (String::new(), Text::default());
        let (definition, sampling) = (Text::default(), Text::default());
        Dimension { id, name, definition, min, max, direction, threshold: 3, sampling }
    }

    fn rating(score: f64, n: u32, spread: Option<f64>) -> Rating {
        let (of, date) = (Rated::Provider(ProviderIx(0)), CivilDate::constant(2025, 3, 15));
        Rating { of, dimension: 0, date, score, n, spread, population: None, levels: Vec::new() }
    }

    /// Against a table of Student's t: 2.262 for 9 degrees of freedom, 1.984 for 99.
    #[test]
    fn how_sure_a_score_is() {
        let hundred = dimension(0.0, 100.0, Direction::HigherIsBetter);
        let shown = |rating: &Rating| match sureness(&hundred, rating) {
            Sureness::Between(low, high) => format!("{low:.2} to {high:.2}"),
            other => format!("{other:?}"),
        };
        let cases = [
            (rating(80.0, 10, Some(10.0)), "72.85 to 87.15"),
            (rating(80.0, 100, Some(10.0)), "78.02 to 81.98"),
            // a census of its hundred is certain
            (Rating { population: Some(100), ..rating(80.0, 100, Some(10.0)) }, "80.00 to 80.00"),
            (Rating { population: Some(199), ..rating(80.0, 100, Some(10.0)) }, "78.60 to 81.40"),
            (rating(99.0, 10, Some(10.0)), "91.85 to 100.00"),
            (rating(100.0, 10, Some(0.0)), "Untold"),
            (rating(80.0, 10, None), "Untold"),
            (rating(80.0, 2, Some(10.0)), "TooFew"),
            (rating(80.0, 0, None), "TooFew"),
        ];
        for (rating, expected) in &cases {
            assert_eq!(shown(rating), *expected, "{rating:?}");
        }
        let inspected = Dimension { threshold: 0, ..hundred.clone() };
        assert_eq!(sureness(&inspected, &rating(5.0, 1, None)), Sureness::Fact);
        assert_eq!(sureness(&inspected, &rating(5.0, 0, None)), Sureness::Untold);
    }

    /// Of 2, 3 and 5 fives on a scale from 1 to 5: mean 4.2, s 0.919 by hand.
    #[test]
    fn counts_by_level_have_a_spread() {
        let five = dimension(1.0, 5.0, Direction::HigherIsBetter);
        let rating = Rating { levels: vec![0, 0, 3, 2, 5], ..rating(4.2, 10, None) };
        assert_eq!(spread(&five, &rating).map(|s| format!("{s:.4}")), Some("0.9189".to_owned()));
    }

    #[test]
    fn ranks_overlap_where_intervals_do() {
        let hundred = dimension(0.0, 100.0, Direction::HigherIsBetter);
        let sure = |score: f64| rating(score, 400, Some(5.0));
        let vague = |score: f64| rating(score, 4, Some(20.0));
        let (a, b, c, d, none) = (sure(90.0), sure(80.0), sure(80.1), vague(70.0), rating(99.0, 400, None));
        let found = ranks(&hundred, &[&a, &b, &c, &d, &none]);
        let shown: Vec<Option<(usize, usize)>> =
            found.iter().map(|ranks| ranks.map(|ranks| (ranks.best, ranks.worst))).collect();
        assert_eq!(shown, [Some((1, 2)), Some((2, 4)), Some((2, 4)), Some((1, 4)), None]);

        let turned = dimension(0.0, 100.0, Direction::LowerIsBetter);
        let found = ranks(&turned, &[&a, &b]);
        assert_eq!(found, [Some(Ranks { best: 2, worst: 2 }), Some(Ranks { best: 1, worst: 1 })]);
    }
}
