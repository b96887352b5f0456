//! A publisher's Markdown as HTML that cannot carry anything but text, headings, lists, tables and links.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

/// Raw HTML comes out as text; a link goes to http(s) or stays within the site, else only its words remain.
pub fn to_html(markdown: &str) -> String {
    let mut dropped = 0_u32;
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).filter_map(move |event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::Link { ref dest_url, .. }) if !is_safe(dest_url) => {
            dropped += 1;
            None
        }
        Event::End(TagEnd::Link) if dropped > 0 => {
            dropped -= 1;
            None
        }
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        event => Some(event),
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    out.replace("<a href=\"http", "<a rel=\"noopener nofollow\" href=\"http")
}

fn is_safe(address: &CowStr) -> bool {
    let scheme = address.split([':', '/', '?', '#']).next().unwrap_or_default();
    let has_scheme = address[scheme.len()..].starts_with(':');
    !has_scheme || scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

#[cfg(test)]
mod tests {
    use super::to_html;

    #[test]
    fn only_text_and_safe_links_come_through() {
        let cases = [
            ("**a** b", "<p><strong>a</strong> b</p>\n"),
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("a <b onclick=x>c</b>", "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n"),
            ("[x](javascript:alert(1))", "<p>x</p>\n"),
            ("[x](JaVaScRiPt:alert(1))", "<p>x</p>\n"),
            ("[x](data:text/html,1)", "<p>x</p>\n"),
            ("[x](https://example.org/)", "<p><a rel=\"noopener nofollow\" href=\"https://example.org/\">x</a></p>\n"),
            ("[x](../claims/)", "<p><a href=\"../claims/\">x</a></p>\n"),
            ("![x](http://example.org/pixel.gif)", "<p>x</p>\n"),
        ];
        for (markdown, html) in cases {
            assert_eq!(to_html(markdown), html, "{markdown}");
        }
    }
}
