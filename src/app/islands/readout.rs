//! The readout of a drawing: the figure of the part under the pointer, or of the one that has the focus.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

/// Its children are the drawing; whatever in it has `data-say` is read out below, and `href` says where it leads. A first
/// tap reads, a second one goes there. Arrows go from part to part.
#[island]
pub fn Readout(hint: String, open: String, children: Children) -> impl IntoView {
    let (said, say) = signal(None::<(String, Option<String>)>);
    let (pinned, pin) = signal(None::<String>);
    let read = move |target: Option<leptos::web_sys::EventTarget>| {
        if let Some(found) = target.and_then(part_of) {
            say.set(Some(found));
        }
    };
    let tap = move |event: leptos::web_sys::PointerEvent| {
        // a mouse has read it already by moving there
        if event.pointer_type() == "mouse" {
            return;
        }
        if let Some((text, address)) = event.target().and_then(part_of) {
            if address.is_some() && pinned.get_untracked() != address {
                event.prevent_default();
                pin.set(address.clone());
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
            on:keydown=step
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
                Some((text, Some(address))) => {
                    view! { <span>{text}" "<a href=address>{open.clone()}</a></span> }.into_any()
                }
                Some((text, None)) => view! { <span>{text}</span> }.into_any(),
            }}
        </p>
    }
}

/// What the element says, and where it leads.
fn part_of(target: leptos::web_sys::EventTarget) -> Option<(String, Option<String>)> {
    let part = target.dyn_into::<Element>().ok()?.closest("[data-say]").ok()??;
    Some((part.get_attribute("data-say")?, part.get_attribute("href")))
}

/// Moves the focus to the part before or after the one that has it.
fn step(event: leptos::web_sys::KeyboardEvent) {
    let sibling: fn(&Element) -> Option<Element> = match event.key().as_str() {
        "ArrowLeft" | "ArrowUp" => Element::previous_element_sibling,
        "ArrowRight" | "ArrowDown" => Element::next_element_sibling,
        _ => return,
    };
    let here = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let next = here.as_ref().and_then(sibling).filter(|next| next.has_attribute("data-say"));
    if let Some(next) = next.and_then(|next| next.dyn_into::<leptos::web_sys::SvgElement>().ok()) {
        event.prevent_default();
        // a part that cannot take the focus keeps it where it is
        let _ = next.focus();
    }
}
