//! Sentences that carry figures: which one is said, and the figures in it as the language writes them.

use super::catalogue::{Assumed, Change, Counts, Missing, catalogue, words};
use super::format::{count, date, number, percent, plain_percent, share};
use super::measured::with_verdict;
use crate::model::{
    Checked, CivilDate, Claim, ClaimKind, Count, Coverage, Evidence, Grade, Indicator, Lang, Observation, Share,
    Standing, Status, Target,
};

/// "63,027,665 of 83,155,031 residents", or what is missing of it.
pub fn headline_counts(coverage: &Coverage, indicator: &Indicator, lang: Lang) -> String {
    let units = indicator.units.get(lang);
    with_counts(coverage, lang, |counts| catalogue(lang).counts(counts, units))
}

fn with_counts(coverage: &Coverage, lang: Lang, say: impl FnOnce(Counts) -> String) -> String {
    let [covered, total] = [coverage.covered, coverage.total].map(|of| of.map(|of| count(of, lang)));
    say(match (&covered, &total) {
        (Some(covered), Some(total)) => Counts::Both { covered, total },
        (Some(covered), None) => Counts::Covered(covered),
        (None, Some(total)) => Counts::Total(total),
        (None, None) if coverage.percent.is_some() => Counts::Percent,
        (None, None) => Counts::Nothing,
    })
}

/// The heading of a page about one area: what the figures say about the promise.
pub fn finding(
    indicator: &Indicator,
    coverage: Option<&Coverage>,
    promise: Option<(&Target, &Standing)>,
    lang: Lang,
) -> String {
    let (say, name) = (catalogue(lang), indicator.name.get(lang));
    let promised = promise.map(|(target, _)| (plain_percent(target.share, lang), date(target.due, lang)));
    let Some(share) = coverage.and_then(|coverage| share(coverage, lang)) else {
        return match promised {
            Some((goal, due)) => say.promised_and_not_published(name, &goal, &due),
            None => format!("{name}{}{}", words(lang).colon, words(lang).not_published.to_lowercase()),
        };
    };
    let now = say.share_of(&share, indicator.units.get(lang));
    match (promise, promised) {
        (Some((target, standing)), Some((goal, due))) => {
            with_verdict(target, standing, lang, |verdict| say.figure_and_promise(name, &now, &goal, &due, verdict))
        }
        _ => format!("{name}{}{now}", words(lang).colon),
    }
}

/// "80% by 7 January 2022".
pub fn promise(target: &Target, lang: Lang) -> String {
    catalogue(lang).promise(&plain_percent(target.share, lang), &date(target.due, lang))
}

/// The label of the target line in a chart.
pub fn target_chip(target: &Target, lang: Lang) -> String {
    catalogue(lang).target_chip(&plain_percent(target.share, lang))
}

/// Why there is no share.
pub fn not_published_reason(coverage: Option<&Coverage>, lang: Lang) -> String {
    let missing = match coverage {
        None => Missing::Everything,
        Some(coverage) if coverage.has_zero_total() => Missing::ZeroTotal,
        Some(coverage) => match (coverage.covered, coverage.total) {
            (Some(_), None) => Missing::Total,
            (None, Some(_)) => Missing::Covered,
            _ => Missing::Everything,
        },
    };
    catalogue(lang).missing(missing).to_owned()
}

/// An area with its figure, for a map's readout and for a screen reader.
pub fn coverage_label(name: &str, coverage: Option<&Coverage>, indicator: &Indicator, lang: Lang) -> String {
    let counts = coverage.map(|coverage| headline_counts(coverage, indicator, lang));
    match coverage.and_then(|coverage| share(coverage, lang)) {
        Some(share) => catalogue(lang).labelled(name, &share, &counts.unwrap_or_default()),
        None => {
            let counted = coverage.is_some_and(|coverage| coverage.covered.is_some() != coverage.total.is_some());
            let why = counts.filter(|_| counted).unwrap_or_else(|| not_published_reason(coverage, lang));
            format!("{name}{}{why}", words(lang).colon)
        }
    }
}

/// That the total changed between two observations. None where it did not.
pub fn denominator_note(before: &Observation, after: &Observation, lang: Lang) -> Option<String> {
    let (old, new) = (before.coverage.total?, after.coverage.total?);
    (old != new).then(|| catalogue(lang).total_changed(&date(after.date, lang), &count(old, lang), &count(new, lang)))
}

/// "12 places are unknown: with all of them it would be 93.1%".
pub fn unknown_range(unknown: &str, highest: Share, lang: Lang) -> String {
    catalogue(lang).unknown_range(unknown, &percent(highest, lang))
}

pub fn unknown_count(unknown: Count, lang: Lang) -> String {
    catalogue(lang).unknown_count(&count(unknown, lang))
}

/// Counts in a table whose heading says what they count: "2,910,875 of 3,000,000".
pub fn row_counts(coverage: Option<&Coverage>, lang: Lang) -> String {
    match coverage {
        Some(coverage) if !coverage.has_zero_total() && (coverage.covered.is_some() || coverage.total.is_some()) => {
            with_counts(coverage, lang, |counts| catalogue(lang).row_counts(counts))
        }
        _ => not_published_reason(coverage, lang),
    }
}

/// The title of the chart of progress: from where to where.
pub fn progress_finding(
    indicator: &Indicator,
    latest: Option<&Coverage>,
    first: Option<&Observation>,
    lang: Lang,
) -> String {
    let name = indicator.name.get(lang);
    let from = first.and_then(|first| Some((share(&first.coverage, lang)?, date(first.date, lang))));
    match (from, latest.and_then(|latest| share(latest, lang))) {
        (Some((from, day)), Some(to)) => catalogue(lang).progress(name, &from, &day, &to),
        _ => name.to_owned(),
    }
}

/// A point of the chart of progress, as read under a finger: "31 Jan 2022: 75.8% (63,027,665 / 83,155,031)".
pub fn reading(day: &str, coverage: &Coverage, lang: Lang) -> String {
    let share = share(coverage, lang).unwrap_or_default();
    let counts = coverage.covered.zip(coverage.total);
    let counts = counts.map(|(covered, total)| format!(" ({} / {})", count(covered, lang), count(total, lang)));
    format!("{day}{}{share}{}", words(lang).colon, counts.unwrap_or_default())
}

/// The title of the map: how far the areas lie apart. `shares` are names, shares, and shares in words.
pub fn map_finding(shares: &[(&str, Share, String)], areas: usize, lang: Lang) -> String {
    let by_share = |a: &&(&str, Share, String), b: &&(&str, Share, String)| a.1.0.total_cmp(&b.1.0);
    let (Some(lowest), Some(highest)) = (shares.iter().min_by(by_share), shares.iter().max_by(by_share)) else {
        return catalogue(lang).map_without_figures(areas);
    };
    map_finding_of(lowest.0, &lowest.2, highest.0, &highest.2, lang)
}

/// The same of what was found already; or what stands for it, to be filled in later.
pub fn map_finding_of(lowest: &str, least: &str, highest: &str, most: &str, lang: Lang) -> String {
    catalogue(lang).map_range((lowest, least), (highest, most))
}

/// What a map or a ranking shows, and of when.
pub fn map_measure(latest: Option<&Observation>, lang: Lang) -> String {
    let known = latest.filter(|observation| observation.coverage.share().is_some());
    let day = known.map(|observation| date(observation.date, lang));
    catalogue(lang).map_measure(day.as_deref())
}

pub fn map_label(area: &str, lang: Lang) -> String {
    catalogue(lang).map_label(area)
}

pub fn yearly_title(indicator: &Indicator, lang: Lang) -> String {
    catalogue(lang).yearly(indicator.name.get(lang))
}

/// A figure with its counts and date, on one line: "75.8% (63,027,665 / 83,155,031), 31 January 2022".
pub fn figure_at(
    covered: Option<f64>,
    total: Option<f64>,
    share_given: Option<Share>,
    day: Option<CivilDate>,
    lang: Lang,
) -> String {
    let coverage =
        Coverage { covered: covered.map(Count), total: total.map(Count), unknown: Count(0.0), percent: share_given };
    let alone = coverage.covered.filter(|_| coverage.total.is_none()).map(|covered| count(covered, lang));
    let figure = share(&coverage, lang).or(alone).unwrap_or_else(|| words(lang).not_published.to_owned());
    let counts = coverage.covered.zip(coverage.total);
    let counts = counts.map(|(covered, total)| format!(" ({} / {})", count(covered, lang), count(total, lang)));
    let day = day.map(|day| format!(", {}", date(day, lang)));
    format!("{figure}{}{}", counts.unwrap_or_default(), day.unwrap_or_default())
}

/// That a count that should only grow fell. None where it did not.
pub fn falling(series: &[Observation], lang: Lang) -> Option<String> {
    let falls = series.windows(2).filter_map(|pair| {
        let (from, to) = (pair[0].coverage.covered?, pair[1].coverage.covered?);
        (to < from).then_some((pair[1].date, from, to))
    });
    let falls: Vec<_> = falls.collect();
    let (day, from, to) = falls.last()?;
    Some(catalogue(lang).falling(falls.len(), &date(*day, lang), &count(*from, lang), &count(*to, lang)))
}

/// What was assumed in making a package of a table.
pub fn assumed(assumed: &Assumed, lang: Lang) -> String {
    catalogue(lang).assumed(assumed)
}

/// One line of what changed between two releases.
pub fn change(change: Change, lang: Lang) -> String {
    catalogue(lang).change(change)
}

/// A status; where all that is known is that somebody said so, that.
pub fn status(status: Status, evidence: Option<Evidence>, lang: Lang) -> &'static str {
    catalogue(lang).status(status, evidence)
}

pub fn evidence(evidence: Evidence, lang: Lang) -> &'static str {
    catalogue(lang).evidence(evidence)
}

pub fn claim_kind(kind: ClaimKind, lang: Lang) -> &'static str {
    catalogue(lang).claim_kind(kind)
}

pub fn grade(grade: Grade, lang: Lang) -> &'static str {
    catalogue(lang).grade(grade)
}

pub fn checked(checked: Checked, lang: Lang) -> &'static str {
    catalogue(lang).checked(checked)
}

/// The figure of a claim with its unit; empty where it states none.
pub fn claim_value(claim: &Claim, lang: Lang) -> String {
    let Some(value) = claim.value else { return String::new() };
    match claim.unit.get(lang) {
        _ if claim.is_percentage() => plain_percent(Share(value / 100.0), lang),
        unit => format!("{} {unit}", number(value, lang)),
    }
}
