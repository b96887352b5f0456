//! An area beside others that the reader picks.

use leptos::prelude::*;

use super::WIDTHS;
use crate::browser;
use crate::chart::{Figure, Lines};

/// At most so many lines can be told apart.
const MOST: usize = 6;

/// Its children are the drawing of the first choice. `figure` has all that can be chosen; `chosen` are those at first,
/// the first of which stays.
#[island]
pub fn CompareAreas(
    figure: Lines,
    chosen: Vec<usize>,
    label: String,
    pick: String,
    height: u32,
    children: Children,
) -> impl IntoView {
    let names: Vec<String> = figure.lines.iter().map(|line| line.name.clone()).collect();
    let says: Vec<String> = figure.lines.iter().map(|line| line.say.clone()).collect();
    let lasts: Vec<[String; 2]> = figure.lines.iter().map(|line| line.last.clone()).collect();
    let names_of_rows = names.clone();
    let ids: Vec<String> = figure.lines.iter().map(|line| line.id.clone()).collect();
    let first = chosen.clone();
    let (picked, set_picked) = signal(None::<Vec<usize>>);
    let figure = StoredValue::new(figure);
    let label = StoredValue::new(label);
    let toggle = move |i: usize| {
        let mut now = picked.get_untracked().unwrap_or_else(|| first.clone());
        match now.iter().position(|known| *known == i) {
            Some(at) => {
                now.remove(at);
            }
            None => {
                // the one picked longest ago makes room
                if now.len() == MOST {
                    now.remove(1);
                }
                now.push(i);
            }
        }
        set_picked.set(Some(now));
    };
    // an address may ask for areas; the first stays
    let known = ids.clone();
    Effect::new(move || {
        let Some(wanted) = browser::query_parameter("areas") else { return };
        let found = wanted.split(',').filter_map(|id| known.iter().position(|known| known == id)).filter(|i| *i > 0);
        let chosen: Vec<usize> = std::iter::once(0).chain(found).take(MOST).collect();
        if chosen.len() > 1 {
            set_picked.set(Some(chosen));
        }
    });
    Effect::new(move || {
        picked.with(|picked| {
            let Some(picked) = picked else { return };
            let chosen: Vec<&str> = picked.iter().filter_map(|i| Some(ids.get(*i)?.as_str())).collect();
            let said: Vec<&str> = picked.iter().filter_map(|i| Some(says.get(*i)?.as_str())).collect();
            let row = |i: &usize| {
                let [share, date] = lasts.get(*i)?.clone();
                Some(vec![names_of_rows.get(*i)?.clone(), share, date])
            };
            browser::set_rows("#compare .compared tbody", &picked.iter().filter_map(row).collect::<Vec<_>>());
            browser::each("#compare-title", |title| title.set_text_content(Some(&said.join(" · "))));
            browser::each("#compare", |figure| browser::set_attribute(figure, "data-areas", &chosen.join(",")));
        });
    });
    let svg = move |chosen: &[usize], width: u32| {
        figure.with_value(|figure| {
            let lines = chosen.iter().filter_map(|i| figure.lines.get(*i).cloned()).collect();
            Lines { lines, ..figure.clone() }.svg(width, height, &label.get_value())
        })
    };
    let is_first = chosen.clone();
    let boxes: Vec<_> = names
        .into_iter()
        .enumerate()
        .skip(1)
        .map(|(i, name)| {
            let (toggle, first) = (toggle.clone(), is_first.clone());
            let checked = move || picked.with(|picked| picked.as_ref().unwrap_or(&first).contains(&i));
            view! {
                <label>
                    <input type="checkbox" prop:checked=checked on:change=move |_| toggle(i)/>
                    {name}
                </label>
            }
        })
        .collect();
    view! {
        <div class:replaced=move || picked.with(Option::is_some)>{children()}</div>
        {move || picked.get().map(|chosen| {
            let [narrow, wide] = WIDTHS.map(|width| svg(&chosen, width));
            view! {
                <div class="plot redrawn">
                    <div class="narrow" inner_html=narrow></div>
                    <div class="wide-only" inner_html=wide></div>
                </div>
            }
        })}
        <details class="pick"><summary>{pick}</summary><div class="boxes">{boxes}</div></details>
    }
}
