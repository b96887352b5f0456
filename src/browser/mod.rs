//! The edge to the browser: storage, fetching, canvas, theme. Generic glue that knows nothing of ours.
//!
//! It compiles natively too, so that islands can be drawn there, and is called only from effects and event handlers,
//! which run in the browser alone. Whatever a browser denies comes back as `None` or an error in words.

mod canvas;
mod page;

pub use canvas::draw_on;
pub use page::{
    days_until, fetch_text, go_to, media_matches, on_event, query_parameter, root_attribute, send, set_root_attribute,
    store, stored, visit,
};
