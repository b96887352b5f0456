//! The page's window: address, storage, media queries, events, fetching.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, Response, Storage, UrlSearchParams, window};

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

pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = root() else { return };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

pub fn query_parameter(name: &str) -> Option<String> {
    let search = window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// A day in the address, as 2022-01-31, in days since 1970.
pub fn query_day(name: &str) -> Option<i32> {
    let milliseconds = web_sys::js_sys::Date::parse(&query_parameter(name)?);
    milliseconds.is_finite().then(|| (milliseconds / 86_400_000.0).floor() as i32)
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

/// Does something with each element that a selector finds.
pub fn each(selector: &str, act: impl Fn(&Element)) {
    let found = window().and_then(|window| window.document()?.query_selector_all(selector).ok());
    let Some(found) = found else { return };
    for element in (0..found.length()).filter_map(|i| found.item(i)?.dyn_into::<Element>().ok()) {
        act(&element);
    }
}

/// Puts rows into the body of a table, each its cells as text, the first of them its heading.
pub fn set_rows(body: &str, rows: &[Vec<String>]) {
    let cell = |(i, text): (usize, &String)| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        if i == 0 { format!("<th scope=\"row\">{text}</th>") } else { format!("<td class=\"number\">{text}</td>") }
    };
    let html: String =
        rows.iter().map(|row| format!("<tr>{}</tr>", row.iter().enumerate().map(cell).collect::<String>())).collect();
    each(body, |body| body.set_inner_html(&html));
}

/// Sets an attribute; an element that refuses keeps what it has.
pub fn set_attribute(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Sets a property of an element's own style, which a strict policy allows to scripts alone.
pub fn set_style(element: &HtmlElement, name: &str, value: &str) {
    let _ = element.style().set_property(name, value);
}

/// Whether what a selector finds beside an element, under the same parent, takes any room.
pub fn is_shown_beside(element: &Element, selector: &str) -> bool {
    let beside = element.parent_element().and_then(|parent| parent.query_selector(selector).ok()?);
    beside.is_some_and(|beside| beside.get_bounding_client_rect().width() > 0.0)
}
