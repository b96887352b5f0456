//! Companies by one dimension: the ranks that each may have.

use leptos::prelude::*;

use super::plot::plot;
use super::{About, Caption, figure, stamp};
use crate::app::{Links, Loaded};
use crate::chart::{Bin, Distribution, Figure, Range, RankRanges};
use crate::measure::{self, Sureness, sureness};
use crate::model::{Count, Direction, Rated, Rating};
use crate::words::{self, words};

/// As many are drawn; the table has them all.
const DRAWN: usize = 40;

/// None where no company was rated in the dimension.
pub fn ranks(dimension: usize, loaded: &Loaded, links: &Links) -> Option<AnyView> {
    let lang = links.lang;
    let t = words(lang);
    let programme = &loaded.programme;
    let of = &programme.dimensions[dimension];
    let mut rated = measure::latest(programme, dimension, |rated| matches!(rated, Rated::Provider(_)), None);
    let better = |a: &&Rating, b: &&Rating| match of.direction {
        Direction::HigherIsBetter => b.score.total_cmp(&a.score),
        Direction::LowerIsBetter => a.score.total_cmp(&b.score),
    };
    rated.sort_by(better);
    let ranges = measure::ranks(of, &rated);
    let ranked = ranges.iter().flatten().count();
    let as_of = rated.iter().map(|rating| rating.date).max()?;
    // nothing of a score that may not be shown, its place in the order least of all
    let mut order: Vec<usize> = (0..rated.len()).collect();
    order.sort_by_key(|&i| ranges[i].is_none());
    let company = |rating: &Rating| match rating.of {
        Rated::Provider(ix) => Some(&programme.providers[ix.0 as usize]),
        Rated::Place(_) | Rated::Area(_) => None,
    };
    let rows = order.iter().filter_map(|&i| {
        let (rating, company) = (rated[i], company(rated[i])?);
        let ranks = ranges[i].map(|ranks| (ranks.best, ranks.worst));
        let value = match (ranks, sureness(of, rating)) {
            (Some((best, worst)), _) => words::rank_range(best, worst),
            (None, Sureness::TooFew) => t.too_few.to_owned(),
            (None, _) => t.no_rank.to_owned(),
        };
        let name = company.name.get(lang).to_owned();
        let say = match ranks {
            Some((best, worst)) => words::ranked(&name, best, worst, ranked, lang),
            None => format!("{name}{}{value}", t.colon),
        };
        Some(Range { name, ranks, value, say, href: links.company(&company.id) })
    });
    let rows: Vec<Range> = rows.collect();
    let title = words::rank_finding(ranges.iter().flatten().filter(|ranks| ranks.best == 1).count(), ranked, lang);
    let table: Vec<_> = order
        .iter()
        .zip(&rows)
        .map(|(&i, row)| {
            let rating = rated[i];
            let (score, interval) = match sureness(of, rating) {
                Sureness::TooFew => (t.too_few.to_owned(), String::new()),
                Sureness::Between(low, high) => (
                    words::number(rating.score, lang),
                    format!("{}–{}", words::number(low, lang), words::number(high, lang)),
                ),
                Sureness::Fact => (words::number(rating.score, lang), t.one_inspection.to_owned()),
                Sureness::Untold => (words::number(rating.score, lang), "–".to_owned()),
            };
            view! {
                <tr>
                    <th scope="row"><a href=row.href.clone()>{row.name.clone()}</a></th>
                    <td>{row.value.clone()}</td>
                    <td>{score}</td>
                    <td>{interval}</td>
                    <td>{rating.n}</td>
                    <td>{words::short_date(rating.date, lang)}</td>
                </tr>
            }
        })
        .collect();
    let drawing = RankRanges {
        rows: rows.into_iter().take(DRAWN).collect(),
        of: ranked,
        scale: ["1".to_owned(), ranked.to_string()],
        stamp: stamp(loaded, lang),
    };
    let chart = plot(t, |width| drawing.svg(width, drawing.height(), &title));
    let chart = view! { {chart}<p class="muted small">{t.ranks_how}" "<a href=links.method()>{t.method}</a></p> };
    let table = view! {
        <div class="scroll" tabindex="0" role="region" aria-label=t.table>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t.company}</th>
                        <th scope="col">{t.rank}</th>
                        <th scope="col">{t.score}</th>
                        <th scope="col">{t.interval}</th>
                        <th scope="col">"n"</th>
                        <th scope="col">{t.date}</th>
                    </tr>
                </thead>
                <tbody>{table}</tbody>
            </table>
        </div>
    };
    let measure = format!("{} · {} {}", words::scale(of, lang), t.as_of, words::date(as_of, lang));
    let caption = Caption { id: "ranks", about: About::Dimension(dimension), title, measure };
    Some(figure(caption, vec![(t.chart, chart.into_any()), (t.table, table.into_any())], loaded, links))
}

/// How the latest scores of places lie on the scale of a dimension, in ten columns; None where fewer than ten have one.
pub fn scores(dimension: usize, loaded: &Loaded, links: &Links) -> Option<AnyView> {
    let lang = links.lang;
    let t = words(lang);
    let of = &loaded.programme.dimensions[dimension];
    let latest = measure::latest(&loaded.programme, dimension, |rated| matches!(rated, Rated::Place(_)), None);
    let (shown, hidden): (Vec<&Rating>, Vec<&Rating>) =
        latest.into_iter().partition(|rating| sureness(of, rating) != Sureness::TooFew);
    if shown.len() < 10 {
        return None;
    }
    let step = (of.max - of.min) / 10.0;
    let mut counts = [0_usize; 10];
    for rating in &shown {
        counts[(((rating.score - of.min) / step) as usize).min(9)] += 1;
    }
    // the better end on the right
    let is_turned = of.direction == Direction::LowerIsBetter;
    let border = |i: usize| words::number(of.min + step * i as f64, lang);
    let name = |i: usize| format!("{}–{}", border(i), border(i + 1));
    let order: Vec<usize> = if is_turned { (0..10).rev().collect() } else { (0..10).collect() };
    let ends = if is_turned { [10, 5, 0] } else { [0, 5, 10] };
    let drawing = Distribution {
        bins: order
            .iter()
            .map(|&i| Bin {
                count: counts[i],
                value: words::count(Count(counts[i] as f64), lang),
                say: format!("{}{}{}", name(i), t.colon, words::count(Count(counts[i] as f64), lang)),
            })
            .collect(),
        borders: [0, 5, 10].into_iter().zip(ends.map(border)).collect(),
        target: None,
        stamp: stamp(loaded, lang),
    };
    let title = words::places_rated(shown.len(), hidden.len(), lang);
    let chart = plot(t, |width| drawing.svg(width, 220, &title));
    let rows: Vec<_> =
        order.iter().map(|&i| view! { <tr><th scope="row">{name(i)}</th><td>{counts[i]}</td></tr> }).collect();
    let table = view! {
        <table>
            <thead><tr><th scope="col">{t.score}</th><th scope="col">{t.places_rated}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    let caption = Caption { id: "scores", about: About::Dimension(dimension), title, measure: words::scale(of, lang) };
    Some(figure(caption, vec![(t.chart, chart), (t.table, table.into_any())], loaded, links))
}
