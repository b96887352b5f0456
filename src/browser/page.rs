//! The page's window: address, storage, media queries, events, fetching.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, Response, Storage, UrlSearchParams, window};

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

pub fn stored(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps a value, or forgets it. A browser that denies storage forgets at once; nothing depends on it.
pub fn store(key: &str, value: Option<&str>) {
    let Some(storage) = storage() else { return };
    let _ = match value {
        Some(value) => storage.set_item(key, value),
        None => storage.remove_item(key),
    };
}

fn root() -> Option<Element> {
    window()?.document()?.document_element()
}

pub fn root_attribute(name: &str) -> Option<String> {
    root()?.get_attribute(name)
}

pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = root() else { return };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

pub fn media_matches(query: &str) -> bool {
    window().and_then(|window| window.match_media(query).ok()?).is_some_and(|list| list.matches())
}

/// Calls `handler` at each `event` of the window, for as long as the page lives.
pub fn on_event(event: &str, mut handler: impl FnMut() + 'static) {
    let Some(window) = window() else { return };
    let closure = Closure::<dyn FnMut(Event)>::new(move |_| handler());
    let _ = window.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

pub fn query_parameter(name: &str) -> Option<String> {
    let search = window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// Sends an event of this name to the window.
pub fn send(event: &str) {
    if let (Some(window), Ok(event)) = (window(), Event::new(event)) {
        let _ = window.dispatch_event(&event);
    }
}

/// Goes to another page, as a link would.
pub fn visit(address: &str) {
    if let Some(window) = window() {
        let _ = window.location().assign(address);
    }
}

/// Goes to another page, which takes this one's place in the history.
pub fn go_to(address: &str) {
    if let Some(window) = window() {
        let _ = window.location().replace(address);
    }
}

/// The text behind an address of this site; None if it cannot be had.
pub async fn fetch_text(address: &str) -> Option<String> {
    let response: Response = JsFuture::from(window()?.fetch_with_str(address)).await.ok()?.dyn_into().ok()?;
    let text: JsValue = if response.ok() {
        JsFuture::from(response.text().ok()?).await.ok()?
    } else {
        return None;
    };
    text.as_string()
}

/// Days from today, by the device's own calendar, to a day; negative once it has passed.
pub fn days_until(year: i16, month: i8, day: i8) -> i32 {
    use web_sys::js_sys::Date;
    let midnight = |year: u32, month: i32, day: i32| Date::new_with_year_month_day(year, month, day).get_time();
    let now = Date::new_0();
    let today = midnight(now.get_full_year(), now.get_month() as i32, now.get_date() as i32);
    let that_day = midnight(year.max(0).unsigned_abs().into(), i32::from(month) - 1, day.into());
    // a day on which clocks change is not 24 hours long
    ((that_day - today) / 86_400_000.0).round() as i32
}
