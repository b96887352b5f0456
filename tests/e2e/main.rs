//! What a reader does, in a real browser over the built site.
//!
//! A test for each browser, which costs a second to start and which its pages share, and one for faults. Each step says what
//! it looks at; the first that fails ends the run with a sentence.

mod access;
mod browser;
mod explorer;
mod faults;
mod firefox;
mod islands;
mod opened;
mod pages;
mod screenshots;
mod sharing;
mod site;
mod trust;

use browser::Browser;
use site::Site;
use tokio::sync::Semaphore;

/// Two browsers at a time: more would keep each other waiting for longer than anything may take.
static TURNS: Semaphore = Semaphore::const_new(2);

#[tokio::test]
async fn readers_get_what_they_came_for() {
    let _turn = TURNS.acquire().await;
    let site = Site::publish("/", |_| {});
    let browser = Browser::start().await;
    islands::the_search_finds_by_name_and_initials(&browser, &site).await;
    islands::the_theme_is_remembered(&browser, &site).await;
    islands::the_chart_and_the_map_read_out_figures(&browser, &site).await;
    islands::a_reader_chooses_dates_and_areas(&browser, &site).await;
    islands::the_slider_moves_by_keyboard(&browser, &site).await;
    islands::stories_are_chosen_and_all_come_back(&browser, &site).await;
    islands::an_id_leads_to_its_place_or_to_a_sentence(&browser, &site).await;
    explorer::a_link_restores_what_was_chosen(&browser, &site).await;
    explorer::what_an_address_asks_for_in_vain_is_said(&browser, &site).await;
    explorer::a_tick_changes_every_count_and_the_back_button_undoes_it(&browser, &site).await;
    explorer::a_table_scrolls_through_all_rows_and_sorts_them(&browser, &site).await;
    explorer::a_chart_groups_what_is_shown(&browser, &site).await;
    explorer::the_map_is_moved_by_keys_and_reads_out_places(&browser, &site).await;
    explorer::areas_are_shaded_on_wish(&browser, &site).await;
    explorer::a_place_is_kept_on_the_device(&browser, &site).await;
    sharing::a_figure_alone_is_light(&site);
    sharing::a_frame_on_another_origin_gets_its_height(&browser, &site).await;
    sharing::a_figure_alone_does_what_its_address_asks(&browser, &site).await;
    sharing::a_figure_alone_looks_as_on_its_page(&browser, &site).await;
    sharing::a_dialog_offers_all_that_can_be_done_with_a_figure(&browser, &site).await;
    sharing::an_embed_shows_what_a_reader_had_before_him(&browser, &site).await;
    sharing::what_is_taken_away_holds_what_was_shown(&browser, &site).await;
    sharing::inside_a_chat_app_nothing_is_a_dead_button(&browser, &site).await;
    opened::a_package_is_checked_and_shown_and_nothing_is_sent(&browser, &site).await;
    opened::what_is_wrong_with_a_package_is_said(&browser, &site).await;
    trust::a_reader_checks_the_site_and_the_package_that_he_has(&browser, &site).await;
    trust::a_fork_signed_with_the_right_key_is_seen(&browser).await;
    pages::without_scripts_the_overview_is_all_there(&browser, &site).await;
    pages::the_overview_shows_the_figures_of_the_summary(&browser, &site).await;
    pages::each_page_is_whole_in_both_languages_and_widths(&browser, &site).await;

    let below = Site::publish("/noticeboard/", |_| {});
    pages::a_subfolder_is_a_site_of_its_own(&browser, &below).await;

    let broken = Site::publish("/", site::cut_the_app_short);
    islands::without_the_app_the_page_stays_and_says_so(&browser, &broken).await;
    let nameless = Site::publish("/", site::take_the_names_away);
    islands::without_names_the_search_says_so(&browser, &nameless).await;
    let bundled = Site::bundled("/");
    explorer::a_place_without_a_page_of_its_own_is_made_from_a_bundle(&browser, &bundled).await;
    explorer::an_area_without_a_page_of_its_own_is_made_from_a_bundle(&browser, &bundled).await;
    let country = Site::country();
    explorer::a_country_is_explored_by_area(&browser, &country).await;
    let faulty = Site::publish("/", |_| {});
    explorer::a_faulty_table_is_said_to_be_so(&browser, &faulty).await;
    let altered = Site::publish("/", |folder| {
        trust::alter_a_byte(folder);
        trust::spoil_the_records(folder);
    });
    trust::what_was_altered_is_named(&browser, &altered).await;
    browser.quit().await;
}

#[tokio::test]
async fn nobody_is_kept_out() {
    let _turn = TURNS.acquire().await;
    let site = Site::publish("/", |_| {});
    let browser = Browser::start().await;
    let looked = access::nobody_is_kept_out(&browser, &site).await;
    // Tab leaves the page in the end, and no other gets the focus back
    access::all_is_done_by_keyboard(&browser, &site).await;
    println!("axe-core: 0 violations in {looked} states of pages");
    browser.quit().await;
}

#[tokio::test]
async fn readers_with_firefox_get_it_too() {
    let _turn = TURNS.acquire().await;
    let site = Site::publish("/", |_| {});
    let browser = Browser::firefox().await;
    firefox::each_kind_of_page_lives(&browser, &site).await;
    firefox::the_search_and_the_slider_answer(&browser, &site).await;
    firefox::the_explorer_answers(&browser, &site).await;
    sharing::a_frame_on_another_origin_gets_its_height(&browser, &site).await;
    sharing::an_embed_shows_what_a_reader_had_before_him(&browser, &site).await;
    trust::a_reader_checks_the_site_and_the_package_that_he_has(&browser, &site).await;
    browser.quit().await;
}

/// `make faults` prints how many there were.
#[tokio::test]
async fn faults_are_survived() {
    let _turn = TURNS.acquire().await;
    let (site, below) = (Site::publish("/", |_| {}), Site::publish("/noticeboard/", |_| {}));
    let bundled = Site::bundled("/");
    let browser = Browser::start().await;
    let mut tried = faults::what_was_read_is_there_without_a_network(&browser, &site).await;
    tried += faults::an_update_is_offered_and_never_mixed(&browser).await;
    tried += faults::a_page_lives_in_a_strange_browser(&browser, &site).await;
    tried += faults::whatever_host_it_lies_on_a_site_works(&browser, &site, &below).await;
    tried += faults::whatever_file_fails_the_page_stays_readable(&browser, &site).await;
    tried += faults::whatever_bundle_fails_the_page_stays_readable(&browser, &bundled).await;
    tried += faults::whatever_file_of_a_package_fails_the_check_says_so(&browser, &site).await;
    browser.quit().await;
    println!("in Chromium {tried} faults tried, {tried} survived");
    let browser = Browser::firefox().await;
    let mut tried = faults::whatever_host_it_lies_on_a_site_works(&browser, &site, &below).await;
    tried += faults::whatever_file_fails_the_page_stays_readable(&browser, &site).await;
    tried += faults::whatever_bundle_fails_the_page_stays_readable(&browser, &bundled).await;
    browser.quit().await;
    println!("in Firefox {tried} faults tried, {tried} survived");
}

/// `make screenshots`: the main pages into target/screenshots, and those of the README into docs.
#[tokio::test]
#[ignore = "takes pictures"]
async fn screenshots() {
    let site = Site::publish("/", |_| {});
    let browser = Browser::start().await;
    screenshots::take(&browser, &site).await;
    browser.quit().await;
}
