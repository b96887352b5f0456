//! The readout of a map: the figure of the area under the pointer, or of the one that has the focus.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

/// Its children are the map; whatever in it has `data-say` is read out below. A first tap reads, a second one goes there.
#[island]
pub fn Readout(hint: String, open: String, children: Children) -> impl IntoView {
    let (said, say) = signal(None::<(String, String)>);
    let (pinned, pin) = signal(None::<String>);
    let read = move |target: Option<leptos::web_sys::EventTarget>| {
        if let Some(found) = target.and_then(area_of) {
            say.set(Some(found));
        }
    };
    let tap = move |event: leptos::web_sys::PointerEvent| {
        // a mouse has read it already by moving there
        if event.pointer_type() == "mouse" {
            return;
        }
        if let Some((text, address)) = event.target().and_then(area_of) {
            if pinned.get_untracked().as_ref() != Some(&address) {
                event.prevent_default();
                pin.set(Some(address.clone()));
            }
            say.set(Some((text, address)));
        } else {
            pin.set(None);
            say.set(None);
        }
    };
    view! {
        <div
            class="readable"
            on:pointerover=move |event| read(event.target())
            on:focusin=move |event| read(event.target())
            on:click=move |event| {
                if let Some(event) = event.dyn_ref::<leptos::web_sys::PointerEvent>() {
                    tap(event.clone());
                }
            }
        >
            {children()}
        </div>
        <p class="readout" aria-live="polite">
            {move || match said.get() {
                None => view! { <span class="muted">{hint.clone()}</span> }.into_any(),
                Some((text, address)) => {
                    view! { <span>{text}" "<a href=address>{open.clone()}</a></span> }.into_any()
                }
            }}
        </p>
    }
}

/// What the element says, and where it leads.
fn area_of(target: leptos::web_sys::EventTarget) -> Option<(String, String)> {
    let link = target.dyn_into::<Element>().ok()?.closest("[data-say]").ok()??;
    Some((link.get_attribute("data-say")?, link.get_attribute("href")?))
}
