//! The promise record: every target ever set, and how each came out.
//!
//! The verdict is taken from the figures on either side of the deadline, with unknown places counted both ways:
//! met if even the lowest share reaches the target on or before the day; missed if even the highest falls short on the
//! day or at the first figure after it; otherwise it cannot be told. What is only claimed never enters.

use crate::model::{AreaIx, Coverage, IndicatorIx, Observation, Programme, Share, Standing, Target};

/// A target and its outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise<'a> {
    pub target: &'a Target,
    /// a later target took its place
    pub was_moved: bool,
    pub standing: Standing,
}

/// Every target of an area, oldest first; `series` is the area's, oldest first.
pub fn promises<'a>(
    programme: &'a Programme,
    series: &[Observation],
    indicator: IndicatorIx,
    area: AreaIx,
) -> Vec<Promise<'a>> {
    let targets: Vec<&Target> =
        programme.targets.iter().filter(|target| target.indicator == indicator && target.area == area).collect();
    let last = targets.len().saturating_sub(1);
    targets
        .into_iter()
        .enumerate()
        .map(|(i, target)| Promise { target, was_moved: i < last, standing: standing(target, series) })
        .collect()
}

fn standing(target: &Target, series: &[Observation]) -> Standing {
    let with_share: Vec<&Observation> = series.iter().filter(|o| o.coverage.share().is_some()).collect();
    let by_then = with_share.partition_point(|observation| observation.date <= target.due);
    let (before, after) = with_share.split_at(by_then);
    if let Some(on) = before.iter().find(|o| reaches(lowest(&o.coverage), target.share)) {
        return Standing::Met { on: (*on).clone() };
    }
    let on_the_day = before.last().filter(|observation| observation.date == target.due);
    let Some(decisive) = on_the_day.or(after.first()) else {
        return if with_share.is_empty() { Standing::CannotTell } else { Standing::Open };
    };
    if reaches(highest(&decisive.coverage), target.share) {
        Standing::CannotTell
    } else {
        Standing::Missed { at: (*decisive).clone() }
    }
}

fn reaches(share: Option<Share>, target: Share) -> bool {
    share.is_some_and(|share| share >= target)
}

fn lowest(coverage: &Coverage) -> Option<Share> {
    coverage.share()
}

fn highest(coverage: &Coverage) -> Option<Share> {
    coverage.share_range().map(|(_, highest)| highest).or_else(|| coverage.share())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CivilDate, Count, Text};

    /// Day of January, covered of 100, unknown.
    type Reading = (i8, f64, f64);

    fn series(points: &[Reading]) -> Vec<Observation> {
        let observation = |&(day, covered, unknown): &Reading| Observation {
            date: CivilDate::constant(2022, 1, day),
            published: None,
            coverage: Coverage {
                covered: Some(Count(covered)),
                total: Some(Count(100.0)),
                unknown: Count(unknown),
                percent: None,
            },
            note: Text::default(),
        };
        points.iter().map(observation).collect()
    }

    #[test]
    fn verdicts() {
        let target = Target {
            indicator: IndicatorIx(0),
            area: AreaIx(0),
            share: Share(0.8),
            due: CivilDate::constant(2022, 1, 15),
            announced: CivilDate::constant(2022, 1, 1),
            announced_by: Text::default(),
            source: String::new(),
            note: Text::default(),
        };
        let cases: [(&[Reading], &str); 8] = [
            (&[], "cannot tell"),
            (&[(3, 70.0, 0.0)], "open"),
            (&[(3, 70.0, 0.0), (14, 81.0, 0.0)], "met on 14"),
            (&[(15, 79.0, 0.0)], "missed on 15"),
            (&[(14, 79.0, 0.0), (16, 79.5, 0.0)], "missed on 16"),
            // between the two figures it was passed, before or after the day: nobody knows
            (&[(14, 79.0, 0.0), (16, 80.5, 0.0)], "cannot tell"),
            (&[(15, 79.0, 5.0)], "cannot tell"),
            (&[(15, 70.0, 5.0)], "missed on 15"),
        ];
        for (points, expected) in cases {
            let told = match standing(&target, &series(points)) {
                Standing::Open => "open".to_owned(),
                Standing::Met { on } => format!("met on {}", on.date.day()),
                Standing::Missed { at } => format!("missed on {}", at.date.day()),
                Standing::CannotTell => "cannot tell".to_owned(),
            };
            assert_eq!(told, expected, "{points:?}");
        }
    }
}
