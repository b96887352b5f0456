//! Light, dark, or as the system says; remembered on the device.

use leptos::prelude::*;

use crate::browser;

const KEY: &str = "noticeboard-theme";
const ATTRIBUTE: &str = "data-theme";
const THEMES: [Option<&str>; 3] = [None, Some("light"), Some("dark")];

/// A button that goes through the three; `names` in the order automatic, light, dark.
#[island]
pub fn ThemeSwitch(label: String, names: Vec<String>) -> impl IntoView {
    let (chosen, choose) = signal(0_usize);
    Effect::new(move || {
        let theme = browser::stored(KEY);
        let i = THEMES.iter().position(|known| known.is_some() && *known == theme.as_deref());
        choose.set(i.unwrap_or(0));
    });
    let turn = move |_| {
        let next = (chosen.get_untracked() + 1) % THEMES.len();
        choose.set(next);
        browser::store(KEY, THEMES[next]);
        browser::set_root_attribute(ATTRIBUTE, THEMES[next]);
    };
    view! {
        <button type="button" class="theme" on:click=turn>
            <span class="vh">{label}": "</span>
            {move || names.get(chosen.get()).cloned().unwrap_or_default()}
        </button>
    }
}
