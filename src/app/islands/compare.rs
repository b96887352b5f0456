//! Before and after, one over the other, with a slider between them.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

/// Two pictures (its children: a `.before` and an `.after`), side by side until scripts run; then stacked, with a range
/// control over them, which takes touch, mouse and keyboard.
#[island]
pub fn Compare(label: String, children: Children) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let (live, set_live) = signal(false);
    let (at, set_at) = signal(50_i32);
    Effect::new(move || set_live.set(true));
    Effect::new(move || {
        if let Some(frame) = frame.get() {
            let frame: &leptos::web_sys::HtmlElement = frame.unchecked_ref();
            let _ = frame.style().set_property("--at", &format!("{}%", at.get()));
        }
    });
    view! {
        <div class="compare" class:live=move || live.get() node_ref=frame>
            {children()}
            <input
                type="range"
                min="0"
                max="100"
                value="50"
                aria-label=label
                on:input=move |event| set_at.set(event_target_value(&event).parse().unwrap_or(50))
            />
        </div>
    }
}
