//! The scores of one that is rated: the latest in each dimension, how sure it is, and the rows behind it. Nothing is averaged
//! over dimensions.

use leptos::prelude::*;

use super::plot::plot;
use super::{About, Caption, figure, stamp};
use crate::app::{Links, Loaded};
use crate::chart::{Figure, Profile, Scored};
use crate::measure::{Sureness, sureness};
use crate::model::{Dimension, Direction, Lang, Rated, Rating};
use crate::words::{self, words};

/// None where it was not rated.
pub fn profile(of: Rated, loaded: &Loaded, links: &Links) -> Option<AnyView> {
    let lang = links.lang;
    let t = words(lang);
    let mut all: Vec<&Rating> = loaded.ratings_of(of).collect();
    all.sort_by_key(|rating| (rating.dimension, std::cmp::Reverse(rating.date)));
    let dimensions = &loaded.programme.dimensions;
    let mut rows = Vec::new();
    let mut sampling: Vec<String> = Vec::new();
    for (i, dimension) in dimensions.iter().enumerate() {
        let mut of_dimension = all.iter().filter(|rating| rating.dimension == i);
        let Some(latest) = of_dimension.next() else { continue };
        rows.push(row(dimension, latest, of_dimension.next().copied(), lang));
        let how = dimension.sampling.get(lang).to_owned();
        if !how.is_empty() && !sampling.contains(&how) {
            sampling.push(how);
        }
    }
    let latest = all.iter().map(|rating| rating.date).max()?;
    let drawing = Profile { rows, scale: [t.worse, t.better].map(str::to_owned), stamp: stamp(loaded, lang) };
    let chart = plot(t, |width| drawing.svg(width, drawing.height(), t.scorecard));
    let sampling: Vec<_> = sampling.into_iter().map(|how| view! { <p class="muted small">{how}</p> }).collect();
    let chart =
        view! { {chart}<p class="muted small">{t.profile_how}" "<a href=links.method()>{t.method}</a></p>{sampling} };
    let caption = Caption {
        id: "scorecard",
        about: match of {
            Rated::Area(area) => About::Area(area),
            Rated::Place(_) | Rated::Provider(_) => About::Nothing,
        },
        title: t.scorecard.to_owned(),
        measure: format!("{} · {} {}", t.scorecard_lead, t.as_of, words::date(latest, lang)),
    };
    let views = vec![(t.chart, chart.into_any()), (t.rows_behind, table(&all, dimensions, lang).into_any())];
    Some(figure(caption, views, loaded, links))
}

fn row(dimension: &Dimension, rating: &Rating, before: Option<&Rating>, lang: Lang) -> Scored {
    let place = |score: f64| {
        let part = (score - dimension.min) / (dimension.max - dimension.min);
        match dimension.direction {
            Direction::HigherIsBetter => part,
            Direction::LowerIsBetter => 1.0 - part,
        }
    };
    let sure = sureness(dimension, rating);
    let name = dimension.name.get(lang).to_owned();
    let score = words::number(rating.score, lang);
    let say = words::score(&name, rating, dimension, interval_of(sure), lang);
    let is_shown = |rating: &Rating| sureness(dimension, rating) != Sureness::TooFew;
    Scored {
        score: is_shown(rating).then(|| place(rating.score)),
        interval: interval_of(sure).map(|(low, high)| (place(low), place(high))),
        before: before.filter(|before| is_shown(before)).map(|before| place(before.score)),
        value: if is_shown(rating) { score } else { words(lang).too_few.to_owned() },
        say: if is_shown(rating) { say } else { words::too_few(&name, rating.n, dimension.threshold, lang) },
        name,
    }
}

fn interval_of(sure: Sureness) -> Option<(f64, f64)> {
    match sure {
        Sureness::Between(low, high) => Some((low, high)),
        Sureness::Fact | Sureness::TooFew | Sureness::Untold => None,
    }
}

/// Every rating, the latest first in each dimension.
fn table(all: &[&Rating], dimensions: &[Dimension], lang: Lang) -> impl IntoView + use<> {
    let t = words(lang);
    let rows: Vec<_> = all
        .iter()
        .map(|rating| {
            let dimension = &dimensions[rating.dimension];
            let sure = sureness(dimension, rating);
            let score = match sure {
                Sureness::TooFew => t.too_few.to_owned(),
                _ => words::number(rating.score, lang),
            };
            let interval = match sure {
                Sureness::Between(low, high) => {
                    format!("{}–{}", words::number(low, lang), words::number(high, lang))
                }
                Sureness::Fact => t.one_inspection.to_owned(),
                Sureness::TooFew | Sureness::Untold => "–".to_owned(),
            };
            let scale = words::scale(dimension, lang);
            view! {
                <tr>
                    <th scope="row">{dimension.name.get(lang).to_owned()}" "<small>{scale}</small></th>
                    <td>{words::short_date(rating.date, lang)}</td>
                    <td>{score}</td>
                    <td>{interval}</td>
                    <td>{rating.n}</td>
                    <td>{rating.spread.map(|spread| words::number(spread, lang))}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=t.rows_behind>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t.dimension}</th>
                        <th scope="col">{t.date}</th>
                        <th scope="col">{t.score}</th>
                        <th scope="col">{t.interval}</th>
                        <th scope="col">"n"</th>
                        <th scope="col">{t.spread}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
