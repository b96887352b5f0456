//! Sentences that carry figures, one function each, answering in every language.

use super::format::{count, date, percent, share, target_share};
use super::number;
use crate::model::{
    Checked, Claim, ClaimKind, Count, Coverage, Evidence, Grade, Indicator, Lang, Observation, Share, Standing, Status,
    Target,
};

/// "63,027,665 of 83,155,031 residents", or what is missing of it.
pub fn headline_counts(coverage: &Coverage, indicator: &Indicator, lang: Lang) -> String {
    let units = indicator.units.get(lang);
    match (coverage.covered, coverage.total, lang) {
        (Some(covered), Some(total), Lang::En) => format!("{} of {} {units}", count(covered), count(total)),
        (Some(covered), Some(total), Lang::ZhCn) => {
            format!("{} / {}（{units}）", count(covered), count(total))
        }
        (Some(covered), None, Lang::En) => format!("{} {units}; no total was published", count(covered)),
        (Some(covered), None, Lang::ZhCn) => format!("{}（{units}）；总数没有公布", count(covered)),
        (None, Some(total), Lang::En) => {
            format!("not published, of a list of {} {units}", count(total))
        }
        (None, Some(total), Lang::ZhCn) => format!("已覆盖数没有公布；名单共 {}（{units}）", count(total)),
        (None, None, Lang::En) if coverage.percent.is_some() => "no counts were published".to_owned(),
        (None, None, Lang::ZhCn) if coverage.percent.is_some() => "没有公布人数".to_owned(),
        (None, None, Lang::En) => "neither covered nor total was published".to_owned(),
        (None, None, Lang::ZhCn) => "已覆盖数和总数都没有公布".to_owned(),
    }
}

/// The heading of a page about one area: what the figures say about the promise.
pub fn finding(
    indicator: &Indicator,
    coverage: Option<&Coverage>,
    promise: Option<(&Target, &Standing)>,
    lang: Lang,
) -> String {
    let name = indicator.name.get(lang);
    let known = coverage.and_then(share);
    let Some(share) = known else {
        return match (promise, lang) {
            (Some((target, _)), Lang::En) => format!(
                "{} by {} was promised. Whether it was kept cannot be told: the figures were not published",
                target_share(target.share),
                date(target.due, lang)
            ),
            (Some((target, _)), Lang::ZhCn) => format!(
                "承诺{}前达到 {}。是否兑现，无从判断：数字没有公布",
                date(target.due, lang),
                target_share(target.share)
            ),
            (None, Lang::En) => format!("{name}: not published"),
            (None, Lang::ZhCn) => format!("{name}：没有公布"),
        };
    };
    let units = indicator.units.get(lang);
    let figure = match lang {
        Lang::En => format!("{name}: {share} of {units}"),
        Lang::ZhCn => format!("{name}：{share} 的{units}"),
    };
    let Some((target, standing)) = promise else {
        return figure;
    };
    let (goal, due) = (target_share(target.share), date(target.due, lang));
    match (standing, lang) {
        (Standing::Open, Lang::En) => format!("{figure}; {goal} is promised by {due}"),
        (Standing::Open, Lang::ZhCn) => format!("{figure}；承诺{due}前达到 {goal}"),
        (Standing::Met { .. }, Lang::En) => format!("{figure}; the promise of {goal} by {due} was kept"),
        (Standing::Met { .. }, Lang::ZhCn) => format!("{figure}；{due}前达到 {goal} 的承诺已兑现"),
        (Standing::Missed { .. }, Lang::En) => format!("{figure}; the promise of {goal} by {due} was missed"),
        (Standing::Missed { .. }, Lang::ZhCn) => format!("{figure}；{due}前达到 {goal} 的承诺没有兑现"),
        (Standing::CannotTell, Lang::En) => {
            format!("{figure}; whether the promise of {goal} by {due} was kept cannot be told")
        }
        (Standing::CannotTell, Lang::ZhCn) => format!("{figure}；{due}前达到 {goal} 的承诺是否兑现，无从判断"),
    }
}

/// "80% by 7 January 2022".
pub fn promise(target: &Target, lang: Lang) -> String {
    let (goal, due) = (target_share(target.share), date(target.due, lang));
    match lang {
        Lang::En => format!("{goal} by {due}"),
        Lang::ZhCn => format!("{due}前达到 {goal}"),
    }
}

/// The label of the target line in a chart.
pub fn target_chip(target: &Target, lang: Lang) -> String {
    let goal = target_share(target.share);
    match lang {
        Lang::En => format!("{goal} promised"),
        Lang::ZhCn => format!("承诺 {goal}"),
    }
}

/// How one promise came out, in a word and the figure that decides it.
pub fn verdict(target: &Target, standing: &Standing, lang: Lang) -> String {
    let at = |observation: &Observation| {
        let share = share(&observation.coverage).unwrap_or_default();
        (share, date(observation.date, lang))
    };
    match (standing, lang) {
        (Standing::Open, Lang::En) => "the data end before this date".to_owned(),
        (Standing::Open, Lang::ZhCn) => "数据截止时尚未到期".to_owned(),
        (Standing::Met { on }, Lang::En) => {
            let (share, day) = at(on);
            format!("met: {share} on {day}")
        }
        (Standing::Met { on }, Lang::ZhCn) => {
            let (share, day) = at(on);
            format!("兑现：{day}为 {share}")
        }
        (Standing::Missed { at: observation }, Lang::En) => {
            let (share, day) = at(observation);
            let gap = points_missing(target, observation);
            format!("missed: {share} on {day}, {gap} points short")
        }
        (Standing::Missed { at: observation }, Lang::ZhCn) => {
            let (share, day) = at(observation);
            let gap = points_missing(target, observation);
            format!("未兑现：{day}为 {share}，差 {gap} 个百分点")
        }
        (Standing::CannotTell, Lang::En) => "cannot be told from what was published".to_owned(),
        (Standing::CannotTell, Lang::ZhCn) => "从公布的内容无从判断".to_owned(),
    }
}

/// Percentage points between the target and the share as it is shown, so that a reader's own subtraction agrees.
fn points_missing(target: &Target, observation: &Observation) -> String {
    let shown = observation.coverage.share().map_or(0.0, |share| (share.0 * 1000.0).round() / 10.0);
    number((target.share.0 * 100.0 - shown).max(0.1))
}

/// Why there is no share.
pub fn not_published_reason(coverage: Option<&Coverage>, lang: Lang) -> String {
    let reason = match coverage {
        None => ("没有公布任何数字", "no figure was published"),
        Some(coverage) if coverage.has_zero_total() => ("总数为 0，没有覆盖率", "the total is 0, so there is no share"),
        Some(coverage) => match (coverage.covered, coverage.total) {
            (Some(_), None) => ("总数没有公布", "the total was not published"),
            (None, Some(_)) => ("已覆盖数没有公布", "the number covered was not published"),
            _ => ("没有公布任何数字", "no figure was published"),
        },
    };
    match lang {
        Lang::ZhCn => reason.0,
        Lang::En => reason.1,
    }
    .to_owned()
}

/// An area with its figure, for a map's readout and for a screen reader.
pub fn coverage_label(name: &str, coverage: Option<&Coverage>, indicator: &Indicator, lang: Lang) -> String {
    let colon = match lang {
        Lang::ZhCn => "：",
        Lang::En => ": ",
    };
    match coverage.and_then(share) {
        Some(share) => {
            let counts = coverage.map(|coverage| headline_counts(coverage, indicator, lang)).unwrap_or_default();
            match lang {
                Lang::ZhCn => format!("{name}{colon}{share}，{counts}"),
                Lang::En => format!("{name}{colon}{share}, {counts}"),
            }
        }
        None => {
            let counted = coverage.filter(|coverage| coverage.covered.is_some() != coverage.total.is_some());
            let why = counted.map(|coverage| headline_counts(coverage, indicator, lang));
            format!("{name}{colon}{}", why.unwrap_or_else(|| not_published_reason(coverage, lang)))
        }
    }
}

/// That the total changed between two observations. None where it did not.
pub fn denominator_note(before: &Observation, after: &Observation, lang: Lang) -> Option<String> {
    let (old, new) = (before.coverage.total?, after.coverage.total?);
    if old == new {
        return None;
    }
    let day = date(after.date, lang);
    Some(match lang {
        Lang::En => format!("On {day} the total changed from {} to {}.", count(old), count(new)),
        Lang::ZhCn => format!("{day}，总数由 {} 改为 {}。", count(old), count(new)),
    })
}

/// "12 places unknown: the share is at most 93.1%".
pub fn unknown_range(unknown: &str, highest: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{unknown} are unknown: with all of them it would be {highest}"),
        Lang::ZhCn => format!("另有 {unknown} 情况不明；若全部算上，为 {highest}"),
    }
}

pub fn unknown_count(unknown: Count, lang: Lang) -> String {
    match lang {
        Lang::En => format!("; {} unknown", count(unknown)),
        Lang::ZhCn => format!("；不明 {}", count(unknown)),
    }
}

/// Counts in a table whose heading says what they count: "2,910,875 of 3,000,000".
pub fn row_counts(coverage: Option<&Coverage>, lang: Lang) -> String {
    let Some(coverage) = coverage else {
        return not_published_reason(None, lang);
    };
    match (coverage.covered, coverage.total, lang) {
        (Some(covered), Some(total), Lang::En) if total.0 > 0.0 => format!("{} of {}", count(covered), count(total)),
        (Some(covered), Some(total), Lang::ZhCn) if total.0 > 0.0 => format!("{} / {}", count(covered), count(total)),
        (None, Some(total), Lang::En) => format!("a list of {}; covered not published", count(total)),
        (None, Some(total), Lang::ZhCn) => format!("名单 {}；已覆盖数没有公布", count(total)),
        (Some(covered), None, Lang::En) => format!("{}; total not published", count(covered)),
        (Some(covered), None, Lang::ZhCn) => format!("{}；总数没有公布", count(covered)),
        _ => not_published_reason(Some(coverage), lang),
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
    let from = first.and_then(|first| Some((share(&first.coverage)?, date(first.date, lang))));
    match (from, latest.and_then(share), lang) {
        (Some((from, day)), Some(to), Lang::En) => format!("{name}: from {from} on {day} to {to}"),
        (Some((from, day)), Some(to), Lang::ZhCn) => format!("{name}：{day}为 {from}，如今为 {to}"),
        _ => name.to_owned(),
    }
}

/// The title of the map: how far the areas lie apart. `shares` are names, shares, and shares in words.
pub fn map_finding(shares: &[(&str, Share, String)], areas: usize, lang: Lang) -> String {
    let by_share = |a: &&(&str, Share, String), b: &&(&str, Share, String)| a.1.0.total_cmp(&b.1.0);
    let (Some(lowest), Some(highest)) = (shares.iter().min_by(by_share), shares.iter().max_by(by_share)) else {
        return match lang {
            Lang::En => format!("No figure was published for any of the {areas} areas"),
            Lang::ZhCn => format!("{areas} 个地区都没有公布数字"),
        };
    };
    match lang {
        Lang::En => format!("From {} in {} to {} in {}", lowest.2, lowest.0, highest.2, highest.0),
        Lang::ZhCn => format!("最低{} {}，最高{} {}", lowest.0, lowest.2, highest.0, highest.2),
    }
}

/// What a map or a ranking shows, and of when.
pub fn map_measure(latest: Option<&Observation>, lang: Lang) -> String {
    let known = latest.filter(|observation| observation.coverage.share().is_some());
    match (known, lang) {
        (Some(observation), Lang::En) => format!("Share covered, by area, as of {}", date(observation.date, lang)),
        (Some(observation), Lang::ZhCn) => format!("各地区覆盖率，截至{}", date(observation.date, lang)),
        (None, Lang::En) => "Share covered, by area".to_owned(),
        (None, Lang::ZhCn) => "各地区覆盖率".to_owned(),
    }
}

pub fn map_label(area: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("Map of {area}, area by area"),
        Lang::ZhCn => format!("{area}各地区地图"),
    }
}

pub fn yearly_title(indicator: &Indicator, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{}: planned and reported, year by year", indicator.name.get(lang)),
        Lang::ZhCn => format!("{}：每年计划多少，报告完成多少", indicator.name.get(lang)),
    }
}

/// A status; where all that is known is that somebody said so, that.
pub fn status(status: Status, evidence: Option<Evidence>, lang: Lang) -> &'static str {
    let (zh, en) = match status {
        Status::Covered if evidence == Some(Evidence::Claimed) => ("据称已覆盖", "Said to be covered"),
        Status::Covered => ("已覆盖", "Covered"),
        Status::InProgress => ("进行中", "In progress"),
        Status::NotCovered => ("未覆盖", "Not covered"),
        Status::Lapsed => ("已中断", "Lapsed"),
        Status::Merged => ("已并入", "Merged"),
        Status::Unknown => ("情况不明", "Unknown"),
    };
    pick(lang, zh, en)
}

pub fn evidence(evidence: Evidence, lang: Lang) -> &'static str {
    let (zh, en) = match evidence {
        Evidence::Claimed => ("自称：有人这样说", "Claimed: somebody said so"),
        Evidence::Evidenced => ("有据：有可查的文件", "Evidenced: a document shows it"),
        Evidence::Verified => ("核实：第三方看过", "Verified: a third body saw it"),
    };
    pick(lang, zh, en)
}

pub fn claim_kind(kind: ClaimKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        ClaimKind::Target => ("目标", "Target"),
        ClaimKind::Plan => ("计划", "Plan"),
        ClaimKind::Claimed => ("宣称", "Claimed"),
        ClaimKind::Actual => ("报告", "Reported"),
        ClaimKind::Event => ("事件", "Event"),
    };
    pick(lang, zh, en)
}

pub fn grade(grade: Grade, lang: Lang) -> &'static str {
    let (zh, en) = match grade {
        Grade::Official => ("官方", "official"),
        Grade::Agency => ("通讯社", "news agency"),
        Grade::Press => ("报刊", "press"),
        Grade::Reference => ("百科", "reference work"),
        Grade::Mirror => ("转载", "repost"),
        Grade::Forum => ("论坛", "forum"),
    };
    pick(lang, zh, en)
}

pub fn checked(checked: Checked, lang: Lang) -> &'static str {
    let (zh, en) = match checked {
        Checked::Yes => ("有", "Yes"),
        Checked::No => ("没有", "No"),
        Checked::NotStated => ("未说明", "Not stated"),
    };
    pick(lang, zh, en)
}

/// The figure of a claim with its unit; empty where it states none.
pub fn claim_value(claim: &Claim, lang: Lang) -> String {
    let Some(value) = claim.value else { return String::new() };
    match (claim.unit.get(lang), lang) {
        ("percent" | "百分比" | "%", _) => percent_value(value),
        (unit, Lang::ZhCn) => format!("{} {unit}", number(value)),
        (unit, Lang::En) => format!("{} {unit}", number(value)),
    }
}

fn percent_value(value: f64) -> String {
    let text = percent(Share(value / 100.0));
    text.replace(".0%", "%")
}

fn pick(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::ZhCn => zh,
        Lang::En => en,
    }
}
