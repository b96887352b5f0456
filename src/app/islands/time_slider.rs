//! Runs the map and the ranking through the published dates.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::WIDTHS;
use crate::browser;
use crate::chart::{Figure, Ranked, Ranking, in_order};

/// The areas of a date: shares in hundredths of a percent, None where there is none. Days are counted from 1970.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shares {
    pub date: String,
    pub day: i32,
    pub shares: Vec<Option<i32>>,
}

/// How the language writes what is shown anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SliderWords {
    pub label: String,
    pub play: String,
    pub pause: String,
    pub no_data: String,
    pub decimal: String,
    pub percent: String,
    /// between a name and its figure
    pub colon: String,
    /// what is measured, as of `{date}`
    pub measure: String,
    /// what is found: `{lowest}` has `{least}`, `{highest}` has `{most}`
    pub found: String,
}

const STEP: Duration = Duration::from_millis(400);

/// `areas` are names with where they lead, in the order of `data-area` on the map; `classes` the borders of its colours, in
/// hundredths of a percent.
#[island]
pub fn TimeSlider(
    dates: Vec<Shares>,
    areas: Vec<(String, String)>,
    classes: [i32; 4],
    target: Option<(i32, String)>,
    scale: [String; 2],
    stamp: String,
    words: SliderWords,
) -> impl IntoView {
    let last = dates.len().saturating_sub(1);
    let (at, set_at) = signal(last);
    let (is_playing, play) = signal(false);
    let (touched, touch) = signal(false);
    let labels: Vec<String> = dates.iter().map(|shares| shares.date.clone()).collect();
    let days: Vec<i32> = dates.iter().map(|shares| shares.day).collect();
    let (name, start, stop) = (words.label.clone(), words.play.clone(), words.pause.clone());

    // an address may ask for a day: the last date up to it is shown
    Effect::new(move || {
        let wanted = browser::query_day("date");
        if let Some(i) = wanted.and_then(|wanted| days.iter().rposition(|day| *day <= wanted)) {
            touch.set(true);
            set_at.set(i);
        }
    });

    Effect::new(move || {
        let i = at.get();
        // what stands on the page is right until somebody moves through time
        if !touched.get() {
            return;
        }
        let Some(shares) = dates.get(i) else { return };
        let percent = |share: i32| {
            let tenths = (share + 5) / 10;
            format!("{}{}{}{}", tenths / 10, words.decimal, tenths % 10, words.percent)
        };
        let known = || shares.shares.iter().zip(&areas).filter_map(|(share, (name, _))| Some(((*share)?, name)));
        let title = match (known().min_by_key(|known| known.0), known().max_by_key(|known| known.0)) {
            (Some((least, lowest)), Some((most, highest))) => words
                .found
                .replace("{lowest}", lowest)
                .replace("{least}", &percent(least))
                .replace("{highest}", highest)
                .replace("{most}", &percent(most)),
            _ => shares.date.clone(),
        };
        browser::each("#map-title", |line| line.set_text_content(Some(&title)));
        let measure = words.measure.replace("{date}", &shares.date);
        browser::each("#map, #ranking", |figure| browser::set_attribute(figure, "data-day", &shares.day.to_string()));
        browser::each("#map .measure, #ranking .measure", |line| line.set_text_content(Some(&measure)));
        for (i, (share, (name, _))) in shares.shares.iter().zip(&areas).enumerate() {
            let class = match share {
                None => "nd",
                Some(share) => ["q1", "q2", "q3", "q4", "q5"][classes.iter().filter(|border| share >= border).count()],
            };
            let value = share.map_or_else(|| words.no_data.clone(), percent);
            let say = format!("{name}{}{value} · {}", words.colon, shares.date);
            let short = share.map(|share| percent(share).trim_end_matches(words.percent.as_str()).to_owned());
            show_area(i, class, &say, &short.unwrap_or_default());
        }
        let keys: Vec<i32> = shares.shares.iter().map(|share| share.map_or(i32::MAX, |share| -share)).collect();
        let rows = in_order(&keys).into_iter().filter_map(|i| Some((shares.shares.get(i)?, areas.get(i)?))).map(
            |(share, (name, href))| {
                let value = share.map_or_else(|| words.no_data.clone(), percent);
                let fraction = share.map(|share| f64::from(share) / 10_000.0);
                let say = format!("{name}{}{value} · {}", words.colon, shares.date);
                let shown = fraction.map(|share| (share, share));
                Ranked { name: name.clone(), share: shown, value, say, href: href.clone() }
            },
        );
        let ranking = Ranking {
            rows: rows.collect(),
            target: target.as_ref().map(|(share, name)| (f64::from(*share) / 10_000.0, name.clone())),
            scale: scale.clone(),
            stamp: stamp.clone(),
        };
        let rows: Vec<Vec<String>> = ranking.rows.iter().map(|row| vec![row.name.clone(), row.value.clone()]).collect();
        browser::set_rows("#ranking .ranking tbody", &rows);
        for (width, class) in WIDTHS.into_iter().zip(["narrow", "wide-only"]) {
            let drawing = ranking.svg(width, ranking.height(), &shares.date);
            browser::each(&format!("#ranking .plot .{class}"), |plot| plot.set_inner_html(&drawing));
        }
    });
    // one step at a time while it plays; at the end it stops
    Effect::new(move || {
        if !is_playing.get() {
            return;
        }
        let now = at.get();
        if now >= last {
            play.set(false);
        } else {
            set_timeout(
                move || {
                    if is_playing.get_untracked() {
                        set_at.set(now + 1);
                    }
                },
                STEP,
            );
        }
    });
    let toggle = move |_| {
        touch.set(true);
        if !is_playing.get_untracked() && at.get_untracked() >= last {
            set_at.set(0);
        }
        play.update(|playing| *playing = !*playing);
    };
    let slide = move |event: ev::Event| {
        if let Ok(i) = event_target_value(&event).parse::<usize>() {
            touch.set(true);
            play.set(false);
            set_at.set(i.min(last));
        }
    };
    let date = move || labels.get(at.get()).cloned().unwrap_or_default();
    view! {
        <div class="slider-time">
            <button type="button" on:click=toggle>
                {move || if is_playing.get() { stop.clone() } else { start.clone() }}
            </button>
            <input
                type="range"
                min="0"
                max=last.to_string()
                step="1"
                aria-label=name
                prop:value=move || at.get().to_string()
                aria-valuetext=date.clone()
                on:input=slide
            />
            <output>{date.clone()}</output>
        </div>
    }
}

/// An outline or a tile gets its colour, what it says, and its figure.
fn show_area(area: usize, class: &str, say: &str, short: &str) {
    const COLOURS: [&str; 6] = ["q1", "q2", "q3", "q4", "q5", "nd"];
    browser::each(&format!("[data-area=\"{area}\"]"), |element| {
        browser::set_attribute(element, "data-say", say);
        browser::set_attribute(element, "aria-label", say);
        let coloured = element.query_selector("path").ok().flatten().unwrap_or_else(|| element.clone());
        let others = coloured.get_attribute("class").unwrap_or_default();
        let others = others.split(' ').filter(|name| !COLOURS.contains(name));
        let classes: Vec<&str> = others.chain([class]).collect();
        browser::set_attribute(&coloured, "class", &classes.join(" "));
        if let Ok(Some(figure)) = element.query_selector("b") {
            figure.set_text_content(Some(short));
        }
    });
    browser::each(&format!("[data-label=\"{area}\"]"), |label| {
        browser::set_attribute(label, "class", &format!("on-{class}"));
        label.set_text_content(Some(short));
    });
}
