//! The ledger between two dates of the reader's choice.

use leptos::ev;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::WIDTHS;
use crate::browser;
use crate::chart::{Figure, Ledger, Moved, Row};

/// What the ledger has summed up to a date: the share there, and the points of each cause, in hundred-thousandths of a
/// percentage point, so that differences are exact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SumAt {
    pub date: String,
    /// since 1970
    pub day: i32,
    pub share: i64,
    pub causes: Vec<i64>,
}

/// How the language writes what is drawn anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LedgerWords {
    pub start: String,
    pub end: String,
    pub from: String,
    pub to: String,
    /// what stands between whole and decimals, and behind a number of percent
    pub decimal: String,
    pub percent: String,
    pub scale: [String; 3],
    pub stamp: String,
}

/// Its children are the drawing of the whole record. `causes` are names, and whether each is of the list.
#[island]
pub fn LedgerPeriod(
    sums: Vec<SumAt>,
    causes: Vec<(String, bool)>,
    words: LedgerWords,
    label: String,
    children: Children,
) -> impl IntoView {
    let last = sums.len().saturating_sub(1);
    let (from, set_from) = signal(0_usize);
    let (to, set_to) = signal(last);
    let (touched, touch) = signal(false);
    let dates: Vec<String> = sums.iter().map(|sum| sum.date.clone()).collect();
    let choice = |dates: &[String], chosen: usize| -> Vec<_> {
        let option = |(i, date): (usize, &String)| {
            let is_chosen = i == chosen;
            view! { <option value=i.to_string() selected=is_chosen>{date.clone()}</option> }
        };
        dates.iter().enumerate().map(option).collect()
    };
    let (from_options, to_options) = (choice(&dates, 0), choice(&dates, last));
    let read = |event: &ev::Event| event_target_value(event).parse::<usize>().ok();
    let days: Vec<i32> = sums.iter().map(|sum| sum.day).collect();
    // an address may ask for a period: each end is the last date up to it
    Effect::new(move || {
        for (name, set) in [("from", set_from), ("to", set_to)] {
            let wanted = browser::query_day(name);
            if let Some(i) = wanted.and_then(|wanted| days.iter().rposition(|day| *day <= wanted)) {
                set.set(i);
                touch.set(true);
            }
        }
    });
    let labels = [words.from.clone(), words.to.clone()];
    let [from_label, to_label] = labels;
    let (titles, words_of_title) = (
        StoredValue::new(sums.clone()),
        (words.from.clone(), words.to.clone(), words.decimal.clone(), words.percent.clone()),
    );
    Effect::new(move || {
        let (a, b) = (from.get().min(to.get()), from.get().max(to.get()));
        if !touched.get() {
            return;
        }
        let (from, to, point, percent) = &words_of_title;
        titles.with_value(|sums| {
            let (Some(a), Some(b)) = (sums.get(a), sums.get(b)) else { return };
            // what was found of the whole record is no finding of a part of it
            let title = format!("{from} {} {to} {}", a.date, b.date);
            browser::each("#ledger-title", |it| it.set_text_content(Some(&title)));
            let share = |at: &SumAt| format!("{}{percent}", decimal(at.share, 1, point));
            let measure = format!("{} \u{2192} {}", share(a), share(b));
            browser::each("#ledger", |figure| {
                browser::set_attribute(figure, "data-from", &a.day.to_string());
                browser::set_attribute(figure, "data-to", &b.day.to_string());
            });
            browser::each("#ledger > figcaption .measure", |it| it.set_text_content(Some(&measure)));
        });
    });
    let drawing = move || {
        let (a, b) = (from.get().min(to.get()), from.get().max(to.get()));
        let figure = figure(&sums[a], &sums[b], &causes, &words);
        // of a part of the record shares alone are known here
        let blank = String::new;
        let row = |row: &Moved| vec![row.name.clone(), blank(), blank(), row.value.clone()];
        browser::set_rows("#ledger .causes tbody", &figure.rows.iter().map(row).collect::<Vec<_>>());
        WIDTHS.map(|width| figure.svg(width, figure.height(), &label))
    };
    view! {
        <p class="period">
            <label>{from_label}" "
                <select prop:value=move || from.get().to_string() on:change=move |event| {
                    if let Some(i) = read(&event) {
                        set_from.set(i);
                        touch.set(true);
                    }
                }>{from_options}</select>
            </label>
            " "
            <label>{to_label}" "
                <select prop:value=move || to.get().to_string() on:change=move |event| {
                    if let Some(i) = read(&event) {
                        set_to.set(i);
                        touch.set(true);
                    }
                }>{to_options}</select>
            </label>
        </p>
        <div class:replaced=move || touched.get()>{children()}</div>
        {move || touched.get().then(|| {
            let [narrow, wide] = drawing();
            view! {
                <div class="plot redrawn" aria-live="polite">
                    <div class="narrow" inner_html=narrow></div>
                    <div class="wide-only" inner_html=wide></div>
                </div>
            }
        })}
    }
}

fn figure(from: &SumAt, to: &SumAt, causes: &[(String, bool)], words: &LedgerWords) -> Ledger {
    let fraction = |points: i64| points as f64 / 1e7;
    let level = |name: &str, at: &SumAt| Moved {
        row: Row::Level,
        name: format!("{name} · {}", at.date),
        from: 0.0,
        to: fraction(at.share),
        value: format!("{}{}", decimal(at.share, 1, &words.decimal), words.percent),
    };
    let mut rows = vec![level(&words.start, from)];
    let mut now = from.share;
    for (i, (name, of_list)) in causes.iter().enumerate() {
        let moved = to.causes.get(i).copied().unwrap_or(0) - from.causes.get(i).copied().unwrap_or(0);
        if moved == 0 {
            continue;
        }
        let decimals = match moved.abs() {
            95_000.. => 1,
            950.. => 2,
            _ => 3,
        };
        let sign = if moved > 0 { "+" } else { "" };
        rows.push(Moved {
            row: if *of_list { Row::List } else { Row::Covered },
            name: name.clone(),
            from: fraction(now),
            to: fraction(now + moved),
            value: format!("{sign}{}", decimal(moved, decimals, &words.decimal)),
        });
        now += moved;
    }
    rows.push(level(&words.end, to));
    Ledger { rows, scale: words.scale.clone(), stamp: words.stamp.clone() }
}

/// Hundred-thousandths of a point as the language writes them.
fn decimal(points: i64, decimals: u32, point: &str) -> String {
    let scale = 10_i64.pow(decimals);
    let step = 100_000 / scale;
    let rounded = (points.abs() + step / 2) / step;
    let sign = if points < 0 { "\u{2212}" } else { "" };
    let digits = decimals as usize;
    format!("{sign}{}{point}{:0digits$}", rounded / scale, rounded % scale)
}
