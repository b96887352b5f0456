//! Days to a day, or since: only the reader's device knows what day it is.

use leptos::prelude::*;

use crate::browser;

/// `{n}` in the words stands for the number of days; the first form is for one. Nothing without scripts; before they run there
/// is room for it, blank where the number will be, so that nothing moves when it comes.
#[island]
pub fn Countdown(
    year: i16,
    month: i8,
    day: i8,
    before: [String; 2],
    today: String,
    after: [String; 2],
) -> impl IntoView {
    let (said, say) = signal(before[1].replace("{n}", "\u{2007}\u{2007}\u{2007}"));
    Effect::new(move || {
        let days = browser::days_until(year, month, day);
        let [one, more] = if days > 0 { &before } else { &after };
        let words = match days.abs() {
            0 => &today,
            1 => one,
            _ => more,
        };
        say.set(words.replace("{n}", &days.abs().to_string()));
    });
    view! { <span class="countdown">{said}</span> }
}
