//! The app in the browser: makes ready for the islands, which the page's own script then brings to life one by one.

use noticeboard as _;

fn main() {
    leptos::mount::hydrate_islands();
}
