//! German.

use super::api;
use super::catalogue::{Assumed, Catalogue, Change, Counts, ListChanged, Missing, Say, Span, Verdict, Words};
use super::explorer::{Explorer, Failed, Keys, Spoken};
use super::fault::{Fault, Mangled, Mended, Severity, Unfetched, WrongPosition};
use super::format::{date, number, plural};
use super::sharing;
use super::trust;
use crate::model::{Cause, Checked, ClaimKind, Evidence, Grade, Lang, Status};

pub(super) struct German;

static WORDS: Words = Words {
    // frame of every page
    site: "Noticeboard",
    site_tagline: "Wird die Zusage gehalten? Was die veröffentlichten Zahlen sagen",
    skip: "Zum Inhalt",
    menu: "Bereiche",
    overview: "Übersicht",
    areas: "Gebiete",
    map: "Karte",
    find: "Suchen",
    places: "Ort suchen",
    stories: "Vorher und nachher",
    claims: "Aussagen",
    data: "Daten",
    all_sources: "Alle Quellen und Daten",
    about: "Erläuterungen",
    more: "Mehr",
    language: "Deutsch",
    theme: "Farben",
    theme_auto: "Auto",
    theme_light: "Hell",
    theme_dark: "Dunkel",
    all_programmes: "Alle Programme",
    illustrative: "Beispieldaten",
    illustrative_long: "Beispieldaten: Stadt, Orte, Unternehmen und Zahlen sind erfunden",
    made_with: "Diese Seite besteht aus festen Dateien und verfolgt niemanden.",

    site_question: "Versprochen wurde es. Wird es getan?",
    total_changed: "Gesamtzahl geändert",
    table_of_month_ends: "Monatsenden und Fristen; alle Tage stehen in den Datendateien",
    scorecard_lead: "Jede für sich; eine Gesamtnote wird nicht gebildet",
    licence_of_data: "Lizenz der Daten",
    source_and_licence: "Quellen und Lizenzen",

    // search
    search: "Suche",
    search_hint: "Gebiet oder Ort nach Namen",
    search_nothing: "Nichts gefunden. Versuchen Sie einen kürzeren Namen, oder gehen Sie über Gebiete.",
    search_areas: "Gebiet, nach Namen",
    search_no_area: "Kein Gebiet dieses Namens. Orte stehen nach Gebieten: Suchen Sie das Gebiet, oder wählen Sie es auf der Seite aller Orte.",
    search_no_place: "Orte stehen nach Gebieten: Wählen Sie unten eines, oder erkunden Sie alle nach Gebieten.",
    search_failed: "Das Namensverzeichnis konnte nicht geladen werden. Prüfen Sie die Verbindung, oder gehen Sie über Gebiete.",
    browse_areas: "Alle Gebiete ansehen",

    // headline
    not_published: "Nicht veröffentlicht",
    as_of: "Stand:",
    latest_figure: "Letzte Zahl",
    covered: "Abgedeckt",
    total: "Gesamtzahl",
    share: "Anteil",
    unknown: "Unbekannt",
    the_promise: "Die Zusage",
    what_is_counted: "Was gezählt wird",
    covered_means: "Was als abgedeckt zählt",
    real: "Echt. ",
    how_counted: "Wie Gebiete gezählt werden",
    next_release: "Nächste Veröffentlichung",
    announced: "Angekündigt am",
    moved: "verschoben",
    what_would_tell: "Was veröffentlicht werden müsste, um es zu wissen",
    source: "Quelle",
    sources: "Quellen",
    licence: "Lizenz",
    note: "Anmerkung",

    // figures
    chart: "Diagramm",
    table: "Tabelle",
    tiles: "Kacheln",
    progress_title: "Verlauf",
    progress_measure: "Anteil im Lauf der Zeit; die rote Linie ist die Zusage; blass ist, was unbekannt oder vorhergesagt ist",
    ranking: "Gebiete der Reihe nach",
    no_data: "Keine Daten",
    legend: "Legende",
    beside_map: "Gebiete ohne Umriss auf dieser Karte",
    no_approval: "Die Grenzen tragen keine Genehmigungsnummer.",
    map_approval: "Genehmigungsnummer der Karte",
    boundaries_by: "Grenzen",
    date: "Tag",
    area: "Gebiet",
    group: "Gruppe",
    groups_title: "Nach Gruppen",
    groups_measure: "Veröffentlicht wurden nur Prozente, keine Zahlen",
    planned: "Geplant",
    reported: "Gemeldet",
    year: "Jahr",
    planned_reported: "Geplant und gemeldet, Jahr für Jahr",
    choose_area: "Wählen Sie ein Gebiet, um seine Zahlen zu sehen",
    open_area: "Öffnen",
    readout_hint: "Fahren Sie über das Diagramm oder nehmen Sie die Pfeiltasten, um jeden Tag abzulesen",
    target: "Zusage",

    // areas and places
    part_of: "Gehört zu",
    smaller_areas: "Kleinere Gebiete",
    places_here: "Orte hier",
    place: "Ort",
    status: "Stand",
    since: "Seit",
    evidence: "Nachweis",
    company: "Unternehmen",
    form: "Rechtsform",
    about_company: "Zum Unternehmen",
    mode: "Art",
    kind: "Gattung",
    also_called: "Auch genannt",
    history: "Verlauf",
    scorecard: "Bewertung",
    score: "Wert",
    scale: "Skala",
    too_few: "Zu wenige für eine Bewertung",
    awards: "Auszeichnungen",
    report_error: "Fehler melden",
    merged_into: "Aufgegangen in",
    find_title: "Einen Ort suchen",
    find_lead: "Geben Sie einen Namen ein. Gesucht wird nur auf Ihrem Gerät.",
    place_unknown: "Einen Ort mit dieser Nummer gibt es nicht. Er wurde vielleicht umbenannt oder mit einem anderen vereint; suchen Sie ihn nach Namen.",
    area_unknown: "Ein Gebiet mit dieser Nummer gibt es nicht. Es wurde vielleicht umbenannt oder mit einem anderen vereint; suchen Sie es nach Namen.",
    made_by_script: "Diese Seite wird von einem Skript gemacht, das hier nicht lief.",
    all_places: "Alle Orte",
    ratings_of: "Bewertungen",
    no_status: "Kein Stand veröffentlicht",

    // stories
    stories_lead: "Was sich geändert hat, und was es zeigt",
    no_stories: "Keine Berichte veröffentlicht",
    before: "Vorher",
    during: "Damals",
    after: "Nachher",
    slider: "Ziehen, um vorher und nachher zu vergleichen",
    illustration: "Zeichnung, kein Foto",
    photo: "Foto",
    checklist: "Dieselbe Liste, vorher und nachher",
    item: "Punkt",
    chosen_by: "Wie ausgewählt",
    chosen_among: "einer von {n}",
    rated_then: "Bewertung vorher und nachher",
    work: "Art der Arbeit",
    any: "beliebig",
    stories_none: "Kein Bericht hier ist von dieser Art.",
    stories_shown: "{n} von {of} Berichten",
    stories_map: "Woher die Berichte stammen",
    all_stories: "Alle Berichte",

    // claims
    claims_lead: "Was über dieses Programm gesagt wurde, wann und von wem",
    said_by: "Gesagt von",
    stated_on: "Gesagt am",
    refers_to: "Bezieht sich auf",
    statement: "Aussage",
    value: "Zahl",
    no_claims: "Keine Aussagen verzeichnet",
    all_claims: "Alle Aussagen",

    // data
    data_lead: "Jede Zahl lässt sich herunterladen; die Adressen der Dateien bleiben",
    file: "Datei",
    rows: "Zeilen",
    size: "Größe",
    download: "Herunterladen",
    version: "Fassung",
    release: "Veröffentlichung",
    publisher: "Herausgeber",
    descriptor: "Beschreibung (Data Package v2)",
    modes_title: "Arten",

    // when something fails
    not_found_title: "Diese Seite gibt es nicht",
    not_found_lead: "Die Adresse ist vielleicht falsch, oder die Seite ist umgezogen.",
    to_overview: "Zur Übersicht",
    open_link: "Ein eigenes Datenpaket öffnen: Es wird auf Ihrem Gerät geprüft und gezeigt",
    open_title: "Ein Datenpaket öffnen",
    open_lead: "Legen Sie ein Paket hier ab: einen Ordner, seine Dateien oder ein ZIP davon. Es wird auf diesem Gerät geprüft und als Website gezeigt, von demselben Programm, das veröffentlicht; nichts davon wird gesendet.",
    open_drop: "Paket hier ablegen oder",
    open_files: "Dateien oder ein ZIP wählen",
    open_folder: "einen Ordner wählen",
    open_needs_scripts: "Diese Seite braucht JavaScript und WebAssembly. Auf einem Rechner tut `noticeboard check` dasselbe.",
    open_loading: "Das Leseprogramm wird geladen …",
    open_reading: "Wird gelesen und geprüft …",
    open_failed: "Das Paket ließ sich hier nicht lesen: Das Programm brach ab. Vielleicht ist es zu groß für diesen Browser; `noticeboard check` auf einem Rechner liest es.",
    open_no_descriptor: "Unter diesen Dateien ist keine datapackage.json. Legen Sie den ganzen Ordner des Pakets oder ein ZIP davon ab; aus einer einzelnen Tabelle macht `noticeboard init` ein Paket.",
    open_bad_zip: "Dieses ZIP lässt sich nicht lesen; vielleicht ist es unvollständig oder mit einem Passwort geschützt. Entpacken Sie es und legen Sie den Ordner ab.",
    open_too_large: "Diese Dateien sind zusammen größer als 500 MB, das fasst ein Browser nicht. Nehmen Sie `noticeboard check` auf einem Rechner.",
    open_no_page: "Das geöffnete Paket hat keine solche Seite.",
    open_pages: "Als Website zeigen",
    open_refused: "Solange es Fehler hat, lässt es sich nicht zeigen.",
    open_notice: "Dieses Paket haben Sie geöffnet. Es liegt nur auf diesem Gerät; hier hat es niemand veröffentlicht.",
    open_close: "Schließen",

    stale_script: "Die bedienbaren Teile konnten nicht geladen werden; der Inhalt der Seite ist auch ohne sie vollständig.",
    // a programme that names no indicator counts these
    implicit_name: "Abdeckung",
    implicit_unit: "Ort",
    implicit_units: "Orte",
    readers_will_see: "Was Leser anders sehen werden:",
    withheld: "zurückgehalten: eine so kleine Zahl, oder eine, aus der sie folgte, könnte auf eine Person weisen",
    from_parts: "aus den Teilen zusammengezählt; ein eigener Wert wurde nicht veröffentlicht",
    above_total: "mehr als die Gesamtzahl, die geschätzt oder veraltet ist; wie veröffentlicht",
    assumed: "Angenommen:",
    ask_title: "Titel der Seite (Eingabetaste: Name der Datei)",
    ask_unit: "Was gezählt wird, in der Mehrzahl (Einwohner, Anlagen)",
    ask_due: "Bis wann zugesagt (2027-06-30; Eingabetaste: keine Zusage)",
    ask_announced: "Wann wurde das angekündigt (2026-06-30; Eingabetaste: Zusage weglassen)",
    ask_share: "Wie viel zugesagt, in Prozent (Eingabetaste: 100)",
    due_today: "heute fällig",
    due_in: ["in {n} Tag", "in {n} Tagen"],
    overdue: ["{n} Tag überfällig", "{n} Tage überfällig"],
    since_deadline: ["{n} Tag nach der Frist", "{n} Tage nach der Frist"],
    borne_out: "Die Daten stimmen überein",
    contradicted: "Durch die Daten widerlegt",
    reported_done: "Ein Bericht sagt es",
    reported_short: "Ein Bericht sagt weniger",
    cannot_be_told: "Nicht zu entscheiden",
    cause: "Grund",
    on_the_list: "Auf der Liste",
    points_of_share: "Prozentpunkte",
    more_covered: "Mehr erreicht",
    list_changed: "Die Gesamtzahl änderte sich",
    list_changes: "Wann sich die Gesamtzahl änderte",
    list_changes_lead: "Auch die Gesamtzahl dessen, was gezählt wird, ist eine Zahl. Jede Änderung, und was sie allein am Anteil bewirkte:",
    list_before: "Liste zuvor",
    list_after: "Liste danach",
    start: "Am Anfang",
    end: "Am Ende",
    left: "Übrig",
    running_total: "Zusammen",
    best_to_worst: "Bester bis schlechtester",
    needed: "Nötig",
    achieved_recently: "Erreicht in den letzten vier Wochen",
    forecast_how: "Aus dem eigenen Tempo des Gebiets in den letzten 4 und 13 Wochen, das nachlässt, je weniger übrig sind: es dauert länger als bei gleichem Tempo. Das Zeitfenster soll in vier von fünf Fällen stimmen; wie oft es stimmte, steht unter Methode.",
    method: "Wie gemessen wird",
    earlier_forecasts: "Was frühere Veröffentlichungen vorhersagten",
    forecast: "Vorhersage",
    outcome: "Was kam",
    still_open: "noch offen",
    ratings: "Bewertungen",
    ratings_lead: "Jede Dimension für sich: eine Gesamtnote wird nicht gebildet. Ein Rang ist die Spanne, die die Antworten zulassen.",
    companies: "Unternehmen",
    company_unknown: "kein Unternehmen hat diese Kennung",
    worse: "schlechter",
    better: "besser",
    profile_how: "Der Strich ist die Note, das hellere Band ihr 95-%-Intervall, das leere Kästchen die Note davor. Das bessere Ende jeder Skala liegt rechts.",
    rows_behind: "Zeilen dahinter",
    one_inspection: "eine Prüfung",
    dimension: "Dimension",
    interval: "95-%-Intervall",
    spread: "Streuung",
    rank: "Rang",
    no_rank: "kein Rang: wie sicher die Note ist, wurde nicht veröffentlicht",
    ranks_how: "Ein Balken umfasst jeden Rang, den das Unternehmen haben kann, wenn alle Intervalle zusammen gelten (95 %). Was sich überlappt, ist nicht zu unterscheiden.",
    places_rated: "Orte",
    replies: "Was sie dazu sagen",
    scores_then: "Noten zur Zeit der Auszeichnung",
    no_scores_then: "Aus dieser Zeit wurde keine Note veröffentlicht.",
    method_lead: "Jede Zahl dieser Seite entsteht nach einem dieser Verfahren und nach keinem anderen. Die Daten stehen allen offen, ebenso ein Skript, das ohne den Code dieser Seite dasselbe ergibt.",
    worked_example: "Ein Beispiel aus diesen Daten",
    method_share: [
        "Der Anteil",
        "Ein Anteil ist die Zahl der Erreichten geteilt durch die Zahl auf der Liste, für ein Gebiet an einem Tag. Er steht nie ohne beide. 100 % heißt es nur, wo beide gleich sind; wo nichts auf der Liste steht, gibt es keinen Anteil. Gab es nur eine Prozentzahl, sagt die Seite, dass keine Anzahlen veröffentlicht wurden.",
    ],
    method_unknown: [
        "Was nicht bekannt ist",
        "Ein Ort, von dem nichts veröffentlicht wurde, ist unbekannt: weder erreicht noch nicht erreicht. Der Anteil ist dann eine Spanne, von keinem der Unbekannten bis zu allen. Ein Ort zählt als erreicht ab dem letzten Tag, an dem er es geworden sein kann.",
    ],
    method_ledger: [
        "Warum sich der Anteil änderte",
        "Ein Anteil ändert sich, weil mehr erreicht ist oder weil die Liste eine andere wurde. Von einer Zahl zur nächsten erhält jeder Grund seinen genauen Teil, gemessen am Mittel beider Enden (symmetrische oder Shapley-Zerlegung; P. Das Gupta, 1993). Die Teile ergeben stets die ganze Änderung, und die eines Jahres sind die Summe derer seiner Tage. Wo Orte veröffentlicht sind, wird jeder verfolgt: neu erreicht, nicht mehr erreicht, berichtigt, auf die Liste gekommen, von ihr gegangen, in anderem aufgegangen. Was in anderem aufging, wird nicht mehr gezählt und ist nicht verloren.",
    ],
    method_promise: [
        "Wurde das Versprechen gehalten?",
        "Das erste Ziel bleibt stehen; ein späterer Termin steht daneben. Das Urteil folgt aus der Zahl des Tages oder der ersten danach: gehalten, wenn selbst die niedrigste Lesart das Ziel bis dahin erreichte; verfehlt, wenn selbst die höchste es nicht tat. Sonst lässt es sich nicht sagen, und die Seite sagt, was es zeigen würde. Gelesen wird es auch nach der Liste vom Tag des Versprechens und nach der heutigen. Was nur gesagt wurde, zählt nicht.",
    ],
    method_claims: [
        "Gesagtes und Daten",
        "Eine Zahl, die jemand nannte, wird mit der veröffentlichten Zahl genau des Tages verglichen, für den sie gilt, gerundet wie sie. Sie ist belegt, widerlegt oder nicht zu entscheiden. Ein Plan wird an einem Bericht erst gemessen, wenn die Zeit um ist.",
    ],
    method_pace: [
        "Tempo und Vorhersage",
        "Das Tempo wird über die letzten 4 und die letzten 13 Wochen genommen, alle Anteile nach der heutigen Liste. Das frühe Datum nimmt das 1,1-Fache des besseren an, das sich alle 30 Wochen halbiert; das späte das 0,7-Fache des schlechteren, das sich alle 9 Wochen halbiert oder, wo viel übrig ist, langsamer (eine Woche für je 3 Punkte), und einen Meldeabstand mehr. Je weniger übrig sind, desto langsamer geht es. Was mehr als ein Jahr entfernt ist, wird nicht vorhergesagt. Bei weniger als sechs Zahlen, oder wo nichts hinzukam, gibt es keine Vorhersage.\nAn der Vergangenheit aller Gebiete geprüft, soll das Fenster in vier von fünf Fällen stimmen. Gezählt, wo in der Zeit etwas geschah, stimmte es in 74 von 100 Fällen der Impfungen in den deutschen Ländern, und sein Wert war besser als der einfacher Fortschreibung (612 Fälle; 230 gegen 1.027 Tage). Die Länder steigen und fallen gemeinsam, so dass diese Fälle wenig wiegen: 53 bis 87 von 100, genauer sagen sie es nicht. Am meisten irrt es, wo eine Welle beginnt oder endet.",
    ],
    method_gap: [
        "Wie weit Gebiete auseinanderliegen",
        "Vom besten zum schlechtesten, und der mittlere Abstand aller Gebiete vom besten und vom Durchschnitt, jedes mit dem gewichtet, was in ihm gezählt wird (Maße des Health Equity Assessment Toolkit der WHO). Was übrig ist, stammt von den feinsten Gebieten, deren Zahlen das Ganze ergeben.",
    ],
    method_score: [
        "Noten",
        "Eine Note ist das Mittel von n Antworten, mit ihrem Tag. Ihr 95-%-Intervall ist das von Student: die Note plus und minus t mal Streuung durch Wurzel n, schmaler, wo ein großer Teil aller befragt wurde. Unter der Schwelle des Herausgebers heißt es: zu wenige. Eine einzelne Prüfung ist eine Tatsache ihres Tages und hat kein Intervall. Eine Skala, auf der weniger besser ist, wird in der Zeichnung umgedreht, und das steht dabei. Noten werden nicht über Dimensionen gemittelt und nicht zum Mittel gezogen.",
    ],
    method_ranks: [
        "Ränge",
        "Zwei Noten, deren Intervalle sich überlappen, sind nicht zu unterscheiden. Ein Rang ist darum eine Spanne: alle Ränge, die möglich sind, wenn jedes Intervall zugleich mit 95 % gilt (M. Klein, T. Wright und J. Wieczorek, 2020; Bonferroni-Korrektur für viele).",
    ],
    plot_hint: "Auf einen Teil zeigen, oder mit den Pfeiltasten hindurchgehen",
    compare_areas: "Im Vergleich mit anderen Gebieten",
    pick_areas: "Gebiete wählen",
    through_time: "Durch die Zeit: Monat für Monat",
    play: "Abspielen",
    pause: "Anhalten",
    decimal_sign: ",",
    from: "Von",
    to: "bis",
    best_by_worst: "Bester ÷ schlechtester",
    average: "Durchschnitt",
    more_figures: "Mehr Abbildungen: Stand über die Zeit, Abstände, Gebiet für Gebiet",
    multiples_title: "Gebiet für Gebiet",
    promised: "versprochen",
    deadline: "Frist",
    best: "Bester",
    worst: "Schlechtester",
    from_best: "Mittlerer Abstand zum besten",
    from_average: "Mittlerer Abstand zum Durchschnitt",
    relative: "In Prozent des Durchschnitts",
    gap_measure: "Prozentpunkte zwischen Gebieten; Mittel sind mit dem gewichtet, was in jedem gezählt wird",
    rest_measure: "Nicht als erreicht bekannt, nach Gebiet, die meisten zuerst",
    full_stop: ". ",
    list_separator: ", ",
    colon: ": ",

    counted_singly: " (beide Zahlen nach jener Liste, auf der seither Zusammengelegtes einzeln zählt)",

    // explorer
    keep_place: "☆ Zu meinen Orten",
    kept_place: "★ Bei meinen Orten",
    my_places: "Meine Orte",
    my_places_note: "Nur auf diesem Gerät gespeichert.",
    sharing: sharing::DE,
    trust: trust::DE,
    api: api::DE,
    fetched: "Am {date} abgerufen von {from}",
    source_down: "Die Quelle von „{files}“ antwortete nicht, als dies veröffentlicht wurde. Zu sehen ist die Kopie vom {date}.",
    explore: Explorer {
        menu: "Erkunden",
        title: "Alle Orte",
        lead: "Wählen Sie aus, was Sie sehen wollen; die Zahlen folgen sofort. Alles läuft auf Ihrem Gerät, und die Adresse hält Ihre Auswahl fest.",
        areas_only: "Einzelne Orte wurden nicht veröffentlicht; dieses Vorhaben lässt sich nach Gebieten erkunden.",
        all: "{all} {units}",
        nothing: "Nichts erfüllt alles zugleich.",
        clear: "Alle Filter löschen",
        filters: "Filter",
        by_name: "Name",
        everywhere: "Überall",
        choose_part: "Es sind {all} {units}: zu viele, um sie auf einmal zu laden. Wählen Sie, wo Sie nachsehen möchten.",
        other_part: "Anderswo nachsehen",
        rest: "in keinem kleineren Gebiet",
        any: "Alle",
        none_published: "Nicht veröffentlicht",
        off_list: "Nicht mehr auf der Liste",
        from: "von",
        to: "bis",
        score: "Bewertung",
        no_score: "Keine Bewertung",
        least: "mindestens",
        greatest: "höchstens",
        group_by: "Gruppiert nach",
        as_listed: "Liste",
        by_share: "gesichert abgedeckter Anteil",
        by_number: "Anzahl",
        sort_by: "Sortiert nach",
        map_label: "Karte der Orte.",
        map_keys: "Pfeiltasten bewegen, + und \u{2212} vergrößern und verkleinern, 0 zeigt alles, Eingabe liest die Mitte vor. Gezeigte Orte:",
        nearer: "Vergrößern",
        farther: "Verkleinern",
        whole: "Ganze Karte",
        near: "In meiner Nähe",
        shade: "Gebiete nach Anteil färben",
        tap: "Tippen Sie auf einen Punkt, um zu sehen, welcher Ort es ist",
        since_latest: "Seit spätestens",
        needs_scripts: "Filter, Diagramm und weitere Zeilen brauchen Skripte, die hier abgeschaltet sind oder nicht geladen wurden.",
        spoken: Spoken {
            some: "{shown} von {all} {units}",
            comma: ", ",
            quoted: "Name wie „{text}“",
            none_published: "Nicht veröffentlicht",
            share: "{covered} von {all} abgedeckt",
            more: "{n} weitere Gruppen sind nicht gezeichnet. Wählen Sie ein Gebiet oder einen Filter, um sie zu sehen.",
            here: "{n} Orte liegen hier; die nächsten davon:",
            nothing_here: "Hier liegt kein Ort. Vergrößern Sie, oder tippen Sie auf einen Punkt.",
            nothing_near: "Hier ist kein Ort",
            only_area: "Nur {area} zeigen",
            no_data: "keine Daten",
            off_map: "{n} liegen außerhalb der Karte.",
            no_position: "{n} haben keine veröffentlichte Lage und stehen nur in der Tabelle.",
            unknown: "Die Adresse verlangt {key} „{value}“, was es in diesen Daten nicht gibt. Es wurde weggelassen.",
            near_asking: "Ihr Gerät wird nach seinem Standort gefragt. Er bleibt auf dem Gerät.",
            near_denied: "Ihr Gerät hat keinen Standort genannt. Erlauben Sie es in den Einstellungen des Browsers, oder suchen Sie nach dem Namen.",
            near_nothing: "Keiner der gezeigten Orte hat eine veröffentlichte Lage.",
            keys: Keys {
                area: "Gebiet",
                status: "Stand",
                evidence: "Beleg",
                mode: "Weg",
                kind: "Art",
                company: "Unternehmen",
                rating: "Bewertung",
                from: "von",
                to: "bis",
                min: "mindestens",
                max: "höchstens",
                sort: "Reihenfolge",
                place: "Ort",
            },
            failed: Failed {
                missing: "Die Liste der Orte konnte nicht geladen werden. Prüfen Sie die Verbindung und laden Sie die Seite neu; die Gebiete stehen weiter bereit.",
                damaged: "Die Liste der Orte kam beschädigt an, deshalb wird nichts davon gezeigt. Laden Sie die Seite neu; bleibt es so, sagen Sie es dem Herausgeber.",
                version: "Die Liste der Orte gehört zu einer anderen Ausgabe als diese Seite. Laden Sie die Seite neu.",
                stopped: "Das Programm ist stehen geblieben. Laden Sie die Seite neu; die Gebiete stehen weiter bereit.",
            },
        },
    },
};

/// "1 area", "2 areas".
fn of(count: usize, one: &str, other: &str) -> String {
    let noun = plural(count, Lang::De, one, other);
    format!("{} {noun}", number(count as f64, Lang::De))
}

impl Catalogue for German {
    fn words(&self) -> &'static Words {
        &WORDS
    }

    fn percent(&self, number: &str) -> String {
        format!("{number}\u{a0}%")
    }

    fn span(&self, span: Span) -> String {
        match span {
            Span::Between(first, last) => format!("zwischen dem {first} und dem {last}"),
            Span::Years(first, last) => format!("{first} bis {last}"),
            Span::Until(day) => format!("spätestens {day}"),
            Span::From(day) => format!("{day} oder später"),
            Span::Unknown => "Tag nicht veröffentlicht".to_owned(),
        }
    }

    fn counts(&self, counts: Counts, units: &str) -> String {
        match counts {
            Counts::Both { covered, total } => format!("{covered} von {total} ({units})"),
            Counts::Covered(covered) => {
                format!("{covered} erreicht; von wie vielen ({units}), wurde nicht veröffentlicht")
            }
            Counts::Total(total) => {
                format!("{total} ({units}) auf der Liste; wie viele erreicht sind, wurde nicht veröffentlicht")
            }
            Counts::Percent => "Zahlen wurden nicht veröffentlicht".to_owned(),
            Counts::Nothing => "weder Anzahl noch Gesamtzahl wurde veröffentlicht".to_owned(),
        }
    }

    fn row_counts(&self, counts: Counts) -> String {
        match counts {
            Counts::Both { covered, total } => format!("{covered} von {total}"),
            Counts::Covered(covered) => format!("{covered}; Gesamtzahl nicht veröffentlicht"),
            Counts::Total(total) => {
                format!("{total} auf der Liste; wie viele erreicht sind, wurde nicht veröffentlicht")
            }
            Counts::Percent | Counts::Nothing => self.missing(Missing::Everything).to_owned(),
        }
    }

    fn missing(&self, missing: Missing) -> &'static str {
        match missing {
            Missing::Everything => "keine Zahl wurde veröffentlicht",
            Missing::ZeroTotal => "die Gesamtzahl ist 0, also gibt es keinen Anteil",
            Missing::Total => "die Gesamtzahl wurde nicht veröffentlicht",
            Missing::Covered => "die Anzahl wurde nicht veröffentlicht",
        }
    }

    fn share_of(&self, share: &str, units: &str) -> String {
        format!("{share} ({units})")
    }

    fn figure_and_promise(&self, name: &str, now: &str, goal: &str, due: &str, verdict: Verdict) -> String {
        match verdict {
            Verdict::Open => format!("{name}: {now}; zugesagt sind {goal} bis {due}"),
            Verdict::Met { .. } => {
                format!("{name}: {goal} waren bis {due} zugesagt, und das wurde gehalten; zuletzt {now}")
            }
            Verdict::Missed { share, .. } => {
                format!(
                    "{name}: {goal} waren bis {due} zugesagt und wurden verfehlt, mit {share} am Stichtag; zuletzt sind es {now}"
                )
            }
            Verdict::CannotTell => {
                format!("{name}: {now}; ob die Zusage von {goal} bis {due} gehalten wurde, lässt sich nicht sagen")
            }
        }
    }

    fn promised_and_not_published(&self, name: &str, goal: &str, due: &str) -> String {
        format!(
            "{name}: Zugesagt waren {goal} bis {due}. Ob das gehalten wurde, lässt sich nicht sagen: Zahlen wurden nicht veröffentlicht"
        )
    }

    fn promise(&self, goal: &str, due: &str) -> String {
        format!("{goal} bis {due}")
    }

    fn target_chip(&self, goal: &str) -> String {
        format!("{goal} zugesagt")
    }

    fn verdict(&self, verdict: Verdict) -> String {
        match verdict {
            Verdict::Open => "die Daten enden vor diesem Tag".to_owned(),
            Verdict::Met { share, counts, day } => format!("gehalten: {share} ({counts}) am {day}"),
            Verdict::Missed { share, counts, day, points } => {
                format!("verfehlt: {share} ({counts}) am {day}, es fehlten {points} Punkte")
            }
            Verdict::CannotTell => "lässt sich aus dem Veröffentlichten nicht sagen".to_owned(),
        }
    }

    fn say(&self, say: Say) -> String {
        match say {
            Say::NoFigures { due } => {
                format!("Es wurde keine Zahl veröffentlicht. Die Zahl der Erreichten und die Gesamtzahl am {due} würden es zeigen.")
            }
            Say::ReachedBetween { before: Some((share, day)), after: (later, then), due } => {
                format!("Am {day} waren es {share}, am {then} {later}. Eine Zahl vom {due} selbst würde es zeigen.")
            }
            Say::ReachedBetween { before: None, after: (later, then), due } => {
                format!("Die erste Zahl, {later}, ist vom {then}. Eine Zahl vom {due} oder davor würde es zeigen.")
            }
            Say::UnknownDecide { unknown, day } => {
                format!("Am {day} waren {unknown} unbekannt: ihr Stand würde es zeigen.")
            }
            Say::OnList { day, is_todays, share, counts, is_reached } => {
                let list = if is_todays { "der jüngsten Gesamtzahl" } else { "der Gesamtzahl vom Tag des Versprechens" };
                let verdict = match is_reached {
                    Some(true) => "erreicht",
                    Some(false) => "nicht erreicht",
                    None => "nicht zu entscheiden",
                };
                format!("Nach {list} ({day}): {share} ({counts}), {verdict}")
            }
            Say::Moved { rose, by, covered, list } => {
                let went = if rose { "stieg" } else { "fiel" };
                match list {
                    Some(list) => format!(
                        "Der Anteil {went} um {by} Punkte: {covered} durch mehr oder weniger Erreichte, {list} durch die Gesamtzahl"
                    ),
                    None => format!("Der Anteil {went} um {by} Punkte; die Gesamtzahl blieb gleich"),
                }
            }
            Say::Statuses { total, units, parts } => format!("Von {total} ({units}): {parts}"),
            Say::Without(names) => format!("Ohne Zahl: {names}"),
            Say::Unmoved => "Weder die Zahl der Erreichten noch die Gesamtzahl änderte sich".to_owned(),
            Say::Period { from: (share, day), to: (later, then) } => {
                format!("Von {share} am {day} bis {later} am {then}, in Prozentpunkten")
            }
            Say::ListChanged(ListChanged { day, grew, by, from, to, list, covered, count }) => {
                let went = if grew { "wuchs" } else { "schrumpfte" };
                format!("Am {day} {went} die Gesamtzahl der Gezählten um {by}. Das allein bewegte den Anteil um {list} Punkte; was erreicht wurde ({count}), um {covered}. So ging er von {from} auf {to}.")
            }
            Say::DataGive { share, counts, day } => match counts {
                Some(counts) => format!("Die Daten ergeben {share} ({counts}) für den {day}."),
                None => format!("Die Daten ergeben {share} für den {day}; Anzahlen wurden nicht veröffentlicht."),
            },
            Say::PlanReached { reported, stated } => format!("Am {stated} wurden {reported} gemeldet."),
            Say::PlanNotReached { reported, stated } => {
                format!("Am {stated}, nach Ablauf der Zeit, wurden {reported} gemeldet.")
            }
            Say::PlanEarly { reported, stated, of } => {
                format!("Am {stated}, vor Ablauf der Zeit, wurden {reported} von {of} gemeldet. Eine Zahl für die ganze Zeit würde es zeigen.")
            }
            Say::PlanWithoutReport => "Ein Bericht, was daraus wurde, fand sich nicht.".to_owned(),
            Say::NotCounted => "Nichts Veröffentlichtes zählt dies.".to_owned(),
            Say::NoCovered { total: Some(total) } => {
                format!("Wie viele der {total} auf der Liste erreicht sind, wurde nicht veröffentlicht. Diese Zahl, und welche es sind, würde es zeigen.")
            }
            Say::NoCovered { total: None } => {
                "Weder die Zahl der Erreichten noch die Gesamtzahl wurde veröffentlicht. Beide, vom selben Tag, würden es zeigen.".to_owned()
            }
            Say::NoDate => "Es sagt nicht, für wann es gilt.".to_owned(),
            Say::NoFigureOf { day, before, after } => {
                let around = match (before, after) {
                    (Some((share, before)), Some((later, after))) => format!("; {share} am {before}, {later} am {after}"),
                    (Some((share, before)), None) => format!("; die letzte davor ist {share} am {before}"),
                    (None, Some((later, after))) => format!("; die erste danach ist {later} am {after}"),
                    (None, None) => String::new(),
                };
                format!("Für den {day} wurde keine Zahl veröffentlicht{around}.")
            }
            Say::UnknownWouldDecide { counts, unknown, day } => {
                format!("{counts} am {day}, und {unknown} unbekannt: mit diesen kann es so sein oder nicht.")
            }
            Say::HalfOfRest { left, units, half, of: all } => {
                format!("Die Hälfte der {left} übrigen ({units}) liegt in {half} der {} der untersten Ebene", of(all, "Gebiete", "Gebiete"))
            }
            Say::NothingLeft { areas } => format!("In {} ist nichts übrig", of(areas, "Gebiet", "Gebieten")),
            Say::Apart { points, best: (best, high), worst: (worst, low) } => {
                format!("{points} Punkte liegen zwischen {best} ({high}) und {worst} ({low})")
            }
            Say::NeededAWeek { points, count, units, due } => match count {
                Some(count) => format!("{points} Punkte je Woche bis {due}: {count} {units}"),
                None => format!("{points} Punkte je Woche bis {due}"),
            },
            Say::AWeek { points, count, units } => match count {
                Some(count) => format!("{points} Punkte je Woche, das sind {count} ({units}) je Woche"),
                None => format!("{points} Punkte je Woche"),
            },
            Say::Since(day) => format!("Seit {day}"),
            Say::WindowBetween { goal, last, early, late } => {
                format!("Beim Tempo bis {last} würden {goal} zwischen {early} und {late} erreicht")
            }
            Say::WindowFrom { goal, last, early } => {
                format!("Beim Tempo bis {last} würden {goal} nicht vor dem {early} erreicht, und vielleicht nicht binnen eines Jahres")
            }
            Say::NotWithinAYear { goal, last } => {
                format!("Beim Tempo bis {last} würden {goal} nicht binnen eines Jahres ab diesem Tag erreicht")
            }
            Say::NoForecastTooFew => "Keine Vorhersage: weniger als sechs Zahlen oder weniger als fünf Wochen".to_owned(),
            Say::NoForecastStalled { last } => format!("Keine Vorhersage: in den Monaten bis {last} kam nichts hinzu"),
            Say::NoForecastFalling { last } => format!("Keine Vorhersage: in den Monaten bis {last} fiel der Anteil"),
            Say::CameTrue { on: Some(on), as_foretold: true } => format!("am {on} erreicht, im Zeitfenster"),
            Say::CameTrue { on: Some(on), as_foretold: false } => format!("am {on} erreicht, außerhalb des Zeitfensters"),
            Say::CameTrue { on: None, as_foretold: true } => "nicht binnen eines Jahres, wie es das Fenster zuließ".to_owned(),
            Say::CameTrue { on: None, as_foretold: false } => "nicht binnen eines Jahres, außerhalb des Fensters".to_owned(),
            Say::Score { name, score, scale, between, n, day } => {
                let between = between.map(|(low, high)| format!(", {low} bis {high} mit 95 %")).unwrap_or_default();
                if n == 1 {
                    format!("{name}: {score} ({scale}), eine Prüfung am {day}")
                } else {
                    format!("{name}: {score} ({scale}){between}, n = {n}, {day}")
                }
            }
            Say::TooFew { name, n, threshold } => {
                format!("{name}: zu wenige für eine Note (n = {n}; nötig sind {threshold})")
            }
            Say::Scale { min, max, lower_is_better: true } => format!("{min} bis {max}, weniger ist besser"),
            Say::Scale { min, max, lower_is_better: false } => format!("{min} bis {max}"),
            Say::Ranked { name, best, worst, of } if best == worst => format!("{name}: Rang {best} von {of}"),
            Say::Ranked { name, best, worst, of } => format!("{name}: zwischen Rang {best} und {worst} von {of}"),
            Say::MayBeFirst { of: 0, .. } => "Keines kann eingereiht werden".to_owned(),
            Say::MayBeFirst { count: 1, of } => format!("Eines von {of} ist sicher das erste"),
            Say::MayBeFirst { count, of } => format!("Jedes von {count} unter {of} kann das erste sein"),
            Say::PlacesRated { shown, hidden: 0 } => of(shown, "Ort wurde bewertet", "Orte wurden bewertet"),
            Say::PlacesRated { shown, hidden } => {
                format!("{}; {hidden} weitere von zu wenigen", of(shown, "Ort wurde bewertet", "Orte wurden bewertet"))
            }
            Say::WorksIn(places) => format!("Arbeitet an {}", of(places, "Ort", "Orten")),
            Say::OtherSources(n) => format!("und {}", of(n, "weitere Quelle", "weitere Quellen")),
            Say::OtherAreas(n) => of(n, "anderes Gebiet", "andere Gebiete"),
            Say::AreasOf { count, of: all } => format!("{count} von {}", of(all, "Gebiet", "Gebieten")),
            Say::CompleteAreas { count: 0, of: all } => format!("Keines von {} ist vollständig", of(all, "Gebiet", "Gebieten")),
            Say::CompleteAreas { count, of: all } => format!("{count} von {} vollständig", of(all, "Gebiet", "Gebieten")),
            Say::ApartSince { day, points, closes } => {
                let trend = match closes {
                    Some(true) => "seitdem wurde der Abstand kleiner",
                    Some(false) => "seitdem wurde der Abstand größer",
                    None => "seitdem hat er sich nicht geändert",
                };
                format!("Am {day} waren es {points} Punkte: {trend}")
            }
        }
    }

    fn cause(&self, cause: Cause) -> &'static str {
        match cause {
            Cause::Covered => "Erreichte: mehr oder weniger",
            Cause::NewlyCovered => "Neu erreicht",
            Cause::NoLongerCovered => "Nicht mehr erreicht",
            Cause::Corrected => "Berichtigt",
            Cause::List => "Die Gesamtzahl änderte sich",
            Cause::Entered => "Kam auf die Liste",
            Cause::Left => "Ging von der Liste",
            Cause::Merged => "Ging in anderem auf",
        }
    }

    fn labelled(&self, name: &str, share: &str, counts: &str) -> String {
        format!("{name}: {share}, {counts}")
    }

    fn total_changed(&self, day: &str, old: &str, new: &str) -> String {
        format!("Am {day} änderte sich die Gesamtzahl von {old} auf {new}.")
    }

    fn unknown_range(&self, unknown: &str, highest: &str) -> String {
        format!("{unknown} sind unbekannt: mit allen davon wären es {highest}")
    }

    fn unknown_count(&self, unknown: &str) -> String {
        format!("; {unknown} unbekannt")
    }

    fn progress(&self, name: &str, from: &str, day: &str, to: &str) -> String {
        format!("{name}: von {from} am {day} auf {to}")
    }

    fn map_without_figures(&self, areas: usize) -> String {
        format!("Für keines von {} wurde eine Zahl veröffentlicht", of(areas, "Gebiet", "Gebieten"))
    }

    fn map_range(&self, lowest: (&str, &str), highest: (&str, &str)) -> String {
        format!("Von {} ({}) bis {} ({})", lowest.1, lowest.0, highest.1, highest.0)
    }

    fn map_measure(&self, day: Option<&str>) -> String {
        match day {
            Some(day) => format!("Anteil nach Gebieten, Stand {day}"),
            None => "Anteil nach Gebieten".to_owned(),
        }
    }

    fn map_label(&self, area: &str) -> String {
        format!("Karte: {area}, Gebiet für Gebiet")
    }

    fn yearly(&self, name: &str) -> String {
        format!("{name}: geplant und gemeldet, Jahr für Jahr")
    }

    fn status(&self, status: Status, evidence: Option<Evidence>) -> &'static str {
        match status {
            Status::Covered if evidence == Some(Evidence::Claimed) => "Angeblich abgedeckt",
            Status::Covered => "Abgedeckt",
            Status::InProgress => "In Arbeit",
            Status::NotCovered => "Nicht abgedeckt",
            Status::Lapsed => "Erloschen",
            Status::Merged => "Zusammengelegt",
            Status::Unknown => "Unbekannt",
        }
    }

    fn evidence(&self, evidence: Evidence) -> &'static str {
        match evidence {
            Evidence::Claimed => "Behauptet: jemand hat es gesagt",
            Evidence::Evidenced => "Belegt: ein Dokument zeigt es",
            Evidence::Verified => "Geprüft: eine dritte Stelle hat es gesehen",
        }
    }

    fn claim_kind(&self, kind: ClaimKind) -> &'static str {
        match kind {
            ClaimKind::Target => "Ziel",
            ClaimKind::Plan => "Plan",
            ClaimKind::Claimed => "Behauptet",
            ClaimKind::Actual => "Gemeldet",
            ClaimKind::Event => "Ereignis",
        }
    }

    fn grade(&self, grade: Grade) -> &'static str {
        match grade {
            Grade::Official => "amtlich",
            Grade::Agency => "Nachrichtenagentur",
            Grade::Press => "Presse",
            Grade::Reference => "Nachschlagewerk",
            Grade::Mirror => "Weiterverbreitung",
            Grade::Forum => "Forum",
        }
    }

    fn checked(&self, checked: Checked) -> &'static str {
        match checked {
            Checked::Yes => "Ja",
            Checked::No => "Nein",
            Checked::NotStated => "Nicht angegeben",
        }
    }

    fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => "Fehler",
            Severity::Warning => "Warnung",
            Severity::Note => "Hinweis",
        }
    }

    fn place(&self, file: &str, row: Option<u64>, column: Option<&str>) -> String {
        let row = row.map(|row| format!(", Zeile {row}")).unwrap_or_default();
        let column = column.map(|column| format!(", Spalte {column}")).unwrap_or_default();
        format!("{file}{row}{column}")
    }

    fn and_more(&self, more: usize) -> String {
        format!("und {} weitere", number(more as f64, Lang::De))
    }

    fn falling(&self, times: usize, day: &str, from: &str, to: &str) -> String {
        format!(
            "Eine Zahl, die nur wachsen sollte, fiel {times}-mal, zuletzt am {day} von {from} auf {to}; wie veröffentlicht."
        )
    }

    fn assumed(&self, assumed: &Assumed) -> String {
        match assumed {
            Assumed::Encoding(encoding) => format!("die Datei ist nicht UTF-8; gelesen als {encoding}"),
            Assumed::Sheet(used, known) => {
                format!("von den Blättern ({known}) wird {used} gelesen; ein anderes: --sheet NAME")
            }
            Assumed::Places(column, n) => {
                format!("jede Zeile ist ein Ort, benannt in \"{column}\": {}", of(*n, "Ort", "Orte"))
            }
            Assumed::Areas(column, n) => format!("Gebiete stehen in \"{column}\": {}", of(*n, "Gebiet", "Gebiete")),
            Assumed::Covered(column) => format!("\"{column}\" zählt die abgedeckten"),
            Assumed::Total(column) => format!("\"{column}\" ist die Gesamtzahl"),
            Assumed::Percent(column) => format!("\"{column}\" ist der Anteil in Prozent; Zahlen werden nicht gezeigt"),
            Assumed::Wide(n, first) => format!("{} für Tage, beginnend mit {first}", of(*n, "Spalte", "Spalten")),
            Assumed::Status(column, yes) => {
                format!("abgedeckt ist, wo in \"{column}\" {yes} steht; eine leere Zelle ist unbekannt")
            }
            Assumed::DateMeansCovered(column) => {
                format!("abgedeckt ist, wo in \"{column}\" ein Datum steht; eine leere Zelle ist noch nicht abgedeckt")
            }
            Assumed::Date(column, format) => {
                if format.is_empty() {
                    format!("Tage stehen in \"{column}\"")
                } else {
                    format!("Tage stehen in \"{column}\", geschrieben als {format}")
                }
            }
            Assumed::AsOf(day) => {
                format!("die Tabelle hat keine Tage; sie gilt für den {}: anders mit --as-of", date(*day, Lang::De))
            }
            Assumed::Title(title) => format!("der Titel ist \"{title}\": anders mit --title"),
            Assumed::NoPromise => {
                "keine Zusage ist bekannt: --share 1 --due TAG --announced TAG ergänzen, oder targets.csv".to_owned()
            }
            Assumed::Unused(columns) => format!("nicht als Zahlen verwendet: {columns}"),
        }
    }

    fn change(&self, change: Change) -> String {
        match change {
            Change::Dropped { release, pruned: true, reason } => {
                format!("Veröffentlichung {release} aus Platzgründen entfernt: {reason}")
            }
            Change::Dropped { release, reason, .. } => format!("Veröffentlichung {release} zurückgezogen: {reason}"),
            Change::First => "erste Veröffentlichung".to_owned(),
            Change::Nothing => "nichts geändert".to_owned(),
            Change::Altered(n) => format!("{} geändert", of(n, "früherer Wert", "frühere Werte")),
            Change::Withdrawn(n) => format!("{} nicht mehr veröffentlicht", of(n, "früherer Wert", "frühere Werte")),
            Change::Figure { name, from, to } => format!("{name}: von {from} auf {to}"),
            Change::Added(n) => of(n, "neuer Wert", "neue Werte"),
            Change::Areas(n) => format!("anderer Anteil in {}", of(n, "Gebiet", "Gebieten")),
            Change::AreasGone(n) => format!("{} nicht mehr in der Liste", of(n, "Gebiet", "Gebiete")),
            Change::PlacesGone(n) => format!("{} nicht mehr in der Liste", of(n, "Ort", "Orte")),
            Change::PlacesNew(n) => format!("{} neu in der Liste", of(n, "Ort", "Orte")),
            Change::Statuses(n) => format!("anderer Stand bei {}", of(n, "Ort", "Orten")),
            Change::PromisesGone(n) => format!("{} nicht mehr verzeichnet", of(n, "Zusage", "Zusagen")),
            Change::PromisesNew(n) => of(n, "neue Zusage", "neue Zusagen"),
            Change::Definitions(n) => format!("{} anders definiert", of(n, "Indikator", "Indikatoren")),
            Change::Files(n) => format!("{} sonst geändert", of(n, "Datei", "Dateien")),
        }
    }

    fn tally(&self, errors: usize, warnings: usize, notes: usize) -> String {
        let parts =
            [of(errors, "Fehler", "Fehler"), of(warnings, "Warnung", "Warnungen"), of(notes, "Hinweis", "Hinweise")];
        parts.join(", ")
    }

    fn fault(&self, fault: &Fault) -> (String, String) {
        let wrong_position = |wrong: &WrongPosition| match wrong {
            WrongPosition::OutOfRange => {
                "die Länge reicht von -180 bis 180, die Breite von -90 bis 90, in Grad; beide angeben oder keine"
            }
            WrongPosition::Swapped => "Länge und Breite scheinen vertauscht: die Länge (Ost) kommt zuerst",
            WrongPosition::Projected => {
                "das sieht nach Metern eines Landesgitters aus; in Länge und Breite (WGS 84) umrechnen"
            }
        };
        let number = |value: &f64| number(*value, Lang::De);
        let unfetched = |why: &Unfetched| {
            match why {
            Unfetched::Status { status } => format!("der Host antwortete {status}"),
            Unfetched::Page => "es kam eine Seite für Menschen, keine Datei".to_owned(),
            Unfetched::TooLarge { megabytes } => format!("es kamen mehr als {megabytes} MB"),
            Unfetched::TooSlow { seconds } => format!("nach {seconds} Sekunden war es nicht vollständig"),
            Unfetched::Redirects => "eine Adresse leitete endlos zur nächsten".to_owned(),
            Unfetched::CutShort => "es endete zu früh".to_owned(),
            Unfetched::Unreachable => "der Host war nicht zu erreichen".to_owned(),
            Unfetched::Untrusted => "sein Zertifikat ist keines, dem vertraut wird; hat der Host eine eigene Zertifizierungsstelle, geben Sie sie mit --ca DATEI an".to_owned(),
            Unfetched::Repeats => "es kam immer wieder dieselbe Seite".to_owned(),
            Unfetched::NotAsExpected => "die Antwort war nicht von der erwarteten Art".to_owned(),
            Unfetched::Offline => "es wurde nichts abgerufen".to_owned(),
        }
        };
        let (message, help): (String, String) = match fault {
            Fault::MissingFile => (
                "diese Datei ist nicht im Paket".into(),
                "die Datei zurücklegen oder ihre Ressource aus datapackage.json nehmen".into(),
            ),
            Fault::PathLeadsOut => (
                "dieser Pfad führt aus dem Paket hinaus".into(),
                "die Datei in den Ordner des Pakets legen und von dort aus nennen, ohne .. und ohne Schrägstrich am Anfang".into(),
            ),
            Fault::SourceUnfetched { why } => (
                format!("diese Adresse wurde nicht abgerufen: {}; eine frühere Kopie gibt es nicht", unfetched(why)),
                "die Adresse im Browser öffnen und sehen, ob sie die Datei selbst gibt; dann noch einmal versuchen, oder die Datei ins Paket legen".into(),
            ),
            Fault::SourceDown { why, copy } => (
                format!("diese Adresse wurde nicht abgerufen: {}; die Kopie vom {} wird verwendet", unfetched(why), date(*copy, Lang::De)),
                "die Leserinnen und Leser erfahren, von wann die Daten sind; nachsehen, ob die Quelle umgezogen ist".into(),
            ),
            Fault::CopyNotKept { reason } => (
                format!("die abgerufenen Dateien wurden nicht für das nächste Mal aufbewahrt: {reason}"),
                "noticeboard den Ordner .noticeboard im Paket schreiben lassen; ohne ihn lässt sich nichts veröffentlichen, solange eine Quelle ausfällt".into(),
            ),
            Fault::TooLarge { megabytes } => (
                format!("ausgepackt ist diese Datei größer als {megabytes} MB"),
                "in mehrere Dateien einer Ressource teilen (path darf eine Liste sein) oder ungenutzte Spalten weglassen".into(),
            ),
            Fault::NotText => (
                "ab hier ist die Datei kein Text in der Kodierung, die sie haben sollte".into(),
                "in Excel als \"CSV UTF-8\" speichern oder der Ressource ihre Kodierung geben: \"encoding\": \"windows-1252\"".into(),
            ),
            Fault::UnknownEncoding => (
                "diese Kodierung gibt es nicht".into(),
                "utf-8, gb18030, gbk, big5, utf-16le oder windows-1252 schreiben".into(),
            ),
            Fault::GuessedEncoding { encoding } => (
                format!("das ist nicht UTF-8; gelesen als {encoding}"),
                "einen Namen mit Sonderzeichen ansehen; stimmt er, die Kodierung in der Ressource angeben".into(),
            ),
            Fault::BadGzip { reason } => (
                format!("die gepackte Datei ist beschädigt: {reason}"),
                "noch einmal kopieren oder noch einmal packen".into(),
            ),
            Fault::BadWorkbook { reason } => (
                format!("die Arbeitsmappe ist nicht lesbar: {reason}"),
                "in Excel öffnen und ohne Passwort als .xlsx speichern, oder als \"CSV UTF-8\"".into(),
            ),
            Fault::BadParquet { reason } => (
                format!("diese Parquet-Datei ist nicht lesbar: {reason}"),
                "neu schreiben: vielleicht wurde sie unterwegs abgeschnitten; mit Snappy, Zstandard oder LZ4 gepackt, oder gar nicht".into(),
            ),
            Fault::NestedColumn => (
                "diese Spalte enthält Listen oder eigene Teile, wo eine Tabelle einen Wert je Zelle hat".into(),
                "ihre Teile als Spalten schreiben, oder sie weglassen".into(),
            ),
            Fault::OtherColumns { expected } => (
                format!("dieser Teil hat andere Spalten, oder andere Arten davon, als der erste: {expected}"),
                "alle Teile mit denselben Spalten schreiben".into(),
            ),
            Fault::NoSuchSheet { known } => (
                "die Arbeitsmappe hat kein solches Blatt".into(),
                format!("sie hat: {known}; eines davon als dialect.sheetName der Ressource nennen"),
            ),
            Fault::SeveralSheets { used, known } => (
                format!("die Arbeitsmappe hat mehrere Blätter ({known}); gelesen wird {used}"),
                "soll es ein anderes sein, es als dialect.sheetName der Ressource nennen".into(),
            ),
            Fault::ErrorInCell => (
                "die Tabelle zeigt hier einen Fehler statt eines Werts; gilt als nicht veröffentlicht".into(),
                "die Formel berichtigen oder die Zelle leeren".into(),
            ),
            Fault::LostDigits => (
                "eine Zahl mit mehr als 15 Ziffern: Excel hat die letzten durch Nullen ersetzt".into(),
                "die Spalte als Text formatieren, bevor die Nummern eingetragen werden, und neu eintragen".into(),
            ),
            Fault::BadJson { reason } => (
                format!("das JSON ist fehlerhaft: {reason}"),
                "dort berichtigen; oft fehlt ein Komma oder Anführungszeichen, oder es ist eines zu viel".into(),
            ),
            Fault::ConflictMarkers => (
                "zwei Fassungen dieser Datei stehen in einer, mit den Marken einer Zusammenführung, die nicht zu Ende kam".into(),
                "die Zusammenführung beenden: von jeder Zeile eine Fassung behalten, die Zeilen mit <<<<<<<, ======= und >>>>>>> löschen".into(),
            ),
            Fault::NothingToShow => (
                "es gibt weder eine Tabelle areas noch places".into(),
                "mindestens eine dieser Ressourcen angeben".into(),
            ),
            Fault::MissingProperty { property } => {
                (format!("die Eigenschaft {property} fehlt"), "in datapackage.json ergänzen".into())
            }
            Fault::BadProperty { expected } => (
                format!("hier sollte {expected} stehen"),
                "in datapackage.json berichtigen; true und false stehen ohne Anführungszeichen".into(),
            ),
            Fault::BadName => (
                "dieser Name kann kein Ordner der Seite sein".into(),
                "kleine Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche nehmen; assets, data und embed sind vergeben".into(),
            ),
            Fault::UnknownColumn { known } => (
                "die Beschreibung nennt eine Spalte, die diese Datei nicht hat".into(),
                format!("eine ihrer Spalten nennen: {known}"),
            ),
            Fault::MapsNothing { known } => (
                "die Beschreibung füllt eine Spalte, die diese Tabelle nicht verwendet".into(),
                format!("sie verwendet: {known}"),
            ),
            Fault::NoRowsLeft => (
                "der Filter lässt keine Zeile übrig".into(),
                "die Wörter des Filters Buchstabe für Buchstabe mit denen der Spalte vergleichen".into(),
            ),
            Fault::MoreOfTheSame { code, rows } => (
                format!("{rows} weitere Zeilen haben denselben Fehler: {code}"),
                "die ersten zehntausend stehen hier; meist haben alle dieselbe Ursache".into(),
            ),
            Fault::OpenQuote => (
                "ein Anführungszeichen wird geöffnet und nicht geschlossen, so dass alles Folgende in diese Zelle fiele".into(),
                "das fehlende Anführungszeichen ergänzen; eines im Text wird doppelt geschrieben".into(),
            ),
            Fault::MissingColumn { column, found } => (
                format!("die Spalte {column} fehlt"),
                format!(
                    "ergänzen, oder sagen, welche Spalte der Datei es ist: noticeboard.columns der Ressource; es gibt: {found}"
                ),
            ),
            Fault::DuplicateColumn => {
                ("zwei Spalten heißen so".into(), "eine umbenennen oder löschen".into())
            }
            Fault::RowTooLong { expected, found } => (
                format!("diese Zeile hat {}, die Kopfzeile {expected}", of(*found, "Zelle", "Zellen")),
                "eine Zelle mit Komma in Anführungszeichen setzen".into(),
            ),
            Fault::RowTooShort { expected, found } => (
                format!("diese Zeile hat {}, die Kopfzeile {expected}", of(*found, "Zelle", "Zellen")),
                "die Kommas stehen lassen: was nicht veröffentlicht ist, ist eine leere Zelle".into(),
            ),
            Fault::EmptyTable => (
                "die Tabelle hat keine Zeilen".into(),
                "Zeilen ergänzen oder die Ressource aus datapackage.json nehmen: was nicht veröffentlicht ist, muss nicht genannt werden".into(),
            ),
            Fault::EmptyCell => ("diese Zelle darf nicht leer sein".into(), "ausfüllen oder die Zeile löschen".into()),
            Fault::BadId => (
                "diese Kennung kann nicht Teil einer Adresse sein".into(),
                "ohne / \\ ? # % und Zeilenumbrüche schreiben und nicht mit einem Punkt beginnen".into(),
            ),
            Fault::MangledId { how } => match how {
                Mangled::Scientific => (
                    "eine Tabellenkalkulation hat diese Kennung gerundet; ihre letzten Ziffern sind verloren".into(),
                    "die Kennungen aus der Vorlage neu übernehmen, in eine als Text formatierte Spalte".into(),
                ),
                Mangled::Date => (
                    "eine Tabellenkalkulation hat aus dieser Kennung ein Datum gemacht".into(),
                    "die Kennungen aus der Vorlage neu übernehmen, in eine als Text formatierte Spalte".into(),
                ),
            },
            Fault::BadDate => (
                "das ist kein Datum".into(),
                "2022-01-31 schreiben; wo ein Zeitraum erlaubt ist, auch 2022, 2022-01 oder 2022-01-01/2022-01-31; für andere Schreibweisen braucht die Beschreibung ein format".into(),
            ),
            Fault::AmbiguousDate => (
                "Tag oder Monat zuerst? Beides kann gemeint sein".into(),
                "als format des Feldes sagen: \"%d/%m/%Y\" (Tag zuerst) oder \"%m/%d/%Y\" (Monat zuerst)".into(),
            ),
            Fault::UnlikelyDate => (
                "ein so fernes Datum ist kaum gemeint".into(),
                "das Jahr prüfen; ist das Datum nicht bekannt, die Zelle leer lassen".into(),
            ),
            Fault::BadNumber => (
                "das ist keine Zahl".into(),
                "nur Ziffern und einen Dezimalpunkt schreiben, ohne Einheit und Leerzeichen; für 1.234,5 dem Feld decimalChar und groupChar geben; leer lassen, was nicht veröffentlicht ist".into(),
            ),
            Fault::NegativeCount => (
                "eine Anzahl kann nicht unter null liegen".into(),
                "die Zelle prüfen; leer lassen, was nicht veröffentlicht ist".into(),
            ),
            Fault::ShareOutOfRange => {
                ("ein Anteil liegt über 0 und höchstens bei 1".into(), "80 % als 0.8 schreiben".into())
            }
            Fault::FewerThanAsked => (
                "es wurden mehr befragt, als es zu befragen gibt".into(),
                "n und population prüfen: n zählt die Antworten, population alle, die befragt werden konnten".into(),
            ),
            Fault::LevelsDoNotFit => (
                "die Anzahlen nach Stufe passen nicht zur Skala und zu n".into(),
                "für jede ganze Stufe von der niedrigsten zur höchsten eine Anzahl angeben, als 1|0|4|7|8; zusammen sind sie n".into(),
            ),
            Fault::ScoreOutOfRange { min, max } => (
                format!("der Wert sollte zwischen {} und {} liegen", number(min), number(max)),
                "berichtigen, oder die Skala in dimensions".into(),
            ),
            Fault::UnknownId { table, similar } => (
                format!("diese Kennung gibt es in {table} nicht"),
                match similar {
                    Some(similar) => format!("ist vielleicht {similar} gemeint? Excel nimmt führende Nullen weg"),
                    None => format!("berichtigen, oder in {table} ergänzen"),
                },
            ),
            Fault::UnknownWord { known, similar } => (
                format!("hier muss eines davon stehen: {known}"),
                match similar {
                    Some(similar) => format!("ist vielleicht {similar} gemeint?"),
                    None => "eines dieser Wörter nehmen, oder das eigene in der Beschreibung übersetzen (values)".into(),
                },
            ),
            Fault::DuplicateKey { first_row } => (
                format!("das wiederholt Zeile {first_row}"),
                "eine der beiden löschen, oder Kennung oder Datum berichtigen".into(),
            ),
            Fault::Circular => (
                "dieses Gebiet ist, über seine Obergebiete, sein eigenes Obergebiet".into(),
                "parent_id so berichtigen, dass jedes Gebiet beim obersten endet".into(),
            ),
            Fault::BadPosition { wrong } => ("das ist keine Position".into(), wrong_position(wrong).into()),
            Fault::NullIsland => (
                "die Position 0, 0 liegt im Meer vor Afrika; gilt als nicht veröffentlicht".into(),
                "beide Zellen leer lassen, wo die Position nicht bekannt ist".into(),
            ),
            Fault::BadLink => (
                "das ist keine Adresse".into(),
                "sie muss mit http:// oder https:// beginnen; ein Name gehört in source_name".into(),
            ),
            Fault::CoveredAboveTotal { total } => (
                format!("mehr sind abgedeckt als die Gesamtzahl von {}", number(total)),
                "prüfen; ist es so (die Gesamtzahl kann geschätzt sein), zeigt die Seite es und sagt warum".into(),
            ),
            Fault::CountsAndPercent => (
                "diese Zeile hat Zahlen und einen Prozentwert".into(),
                "percent leer lassen, wo Zahlen stehen: der Anteil folgt aus ihnen".into(),
            ),
            Fault::FractionsAsPercent => (
                "kein Prozentwert dieser Spalte liegt über 1: sie sehen wie Brüche aus, und 0.8 würde als 0,8 % gezeigt".into(),
                "der Spalte in der Beschreibung \"times\": 100 geben; sind sie wirklich so klein, --allow fractions-as-percent".into(),
            ),
            Fault::FallingCount { date: day, from } => (
                format!("eine Zahl, die nur wachsen sollte, fällt, von {} am {}", number(from), date(*day, Lang::De)),
                "beide prüfen; ist es eine Berichtigung, das in note sagen; die Seite zeigt es wie veröffentlicht".into(),
            ),
            Fault::DatesReversed => (
                "die Tage stehen verkehrt herum".into(),
                "der frühere darf nicht nach dem späteren liegen".into(),
            ),
            Fault::NotAPicture => (
                "dieses Bild lässt sich nicht verwenden".into(),
                "SVG, JPEG, PNG oder WebP nehmen; ein SVG braucht eine viewBox".into(),
            ),
            Fault::ActiveDrawing => (
                "die Zeichnung enthält Skripte oder holt etwas von anderswo".into(),
                "als einfaches SVG neu ausgeben (in Inkscape: Normales SVG), ohne Skripte, Links und Bilder von anderswo".into(),
            ),
            Fault::PictureMetadata => (
                "das Bild enthält mehr, als es zeigt, etwa wo, wann und womit es aufgenommen wurde".into(),
                "nichts zu tun: veröffentlicht wird es ohne; die eigene Datei bleibt, wie sie ist".into(),
            ),
            Fault::BadGeoJson { reason } => (
                format!("die Umrisse sind nicht lesbar: {reason}"),
                "es muss eine FeatureCollection in GeoJSON (oder TopoJSON) aus Polygonen oder MultiPolygonen sein, jedes mit der Kennung seines Gebiets".into(),
            ),
            Fault::SeveralObjects { known } => (
                "das TopoJSON hat mehrere Ebenen".into(),
                format!("eine als noticeboard.object der Ressource nennen: {known}"),
            ),
            Fault::WrongReference => (
                "die Umrisse stehen in einem anderen Koordinatensystem".into(),
                "in WGS 84 (EPSG:4326) ausgeben, Länge und Breite in Grad".into(),
            ),
            Fault::OutlineOutOfRange { wrong } => {
                ("dieser Umriss liegt außerhalb der Welt".into(), wrong_position(wrong).into())
            }
            Fault::OutlineMended { how } => (
                match how {
                    Mended::Closed => "ein Ring war nicht geschlossen; er wurde geschlossen",
                    Mended::RepeatedPositions => "Positionen standen doppelt hintereinander; je eine wurde weggelassen",
                    Mended::EmptyRing => "ein Ring umschließt nichts; er wurde weggelassen",
                    Mended::Crossing => "ein Umriss kreuzte sich; er wurde entwirrt, seine Fläche änderte sich um weniger als 1 %",
                    Mended::Merged => "zwei Teile eines Umrisses überlappten sich oder hatten eine gemeinsame Kante; sie wurden verbunden",
                    Mended::Wrapped => "ein einzelner Umriss stand, wo eine FeatureCollection hingehört; er wurde in eine gelegt",
                    Mended::Height => "Positionen hatten eine Höhe; sie wurde weggelassen",
                }
                .into(),
                "nichts zu tun; veröffentlicht wird die berichtigte Datei".into(),
            ),
            Fault::OutlineCrosses => (
                "dieser Umriss kreuzt sich und ließ sich nicht sicher berichtigen; er wird gezeigt, wie er ist".into(),
                "in einem Geoprogramm berichtigen (QGIS: Geometrien reparieren)".into(),
            ),
            Fault::NoMapApproval => (
                "Grenzen in China tragen keine Genehmigungsnummer".into(),
                "als noticeboard.map_approval der Ressource angeben oder layout auf tiles setzen; bis dahin sagt die Seite, dass es keine gibt".into(),
            ),
            Fault::OutlineOfNoArea => (
                "dieser Umriss gehört zu keinem Gebiet mit Daten".into(),
                "nichts zu tun, wenn das stimmt; sonst das Gebiet in areas ergänzen".into(),
            ),
            Fault::NoOutline { areas } => (
                format!("{} keinen Umriss", plural(*areas, Lang::De, "1 Gebiet hat", &format!("{areas} Gebiete haben"))),
                "die Seite nennt sie neben der Karte; Umrisse ergänzen, sobald es sie gibt".into(),
            ),
            Fault::OutlineNotDrawn { area } => (
                format!("der Umriss von {area} lässt sich nicht zeichnen"),
                "das Polygon prüfen: ein Ring braucht mindestens vier Positionen".into(),
            ),
            Fault::PartsDiffer { parts, date: day } => (
                format!("am {} ergeben die Teile {}, nicht dies", date(*day, Lang::De), number(parts)),
                "prüfen; beide werden wie veröffentlicht gezeigt".into(),
            ),
            Fault::StatusDiffers { counted, date: day } => (
                format!("am {} ergeben die Stände der Orte {}, nicht dies", date(*day, Lang::De), number(counted)),
                "prüfen; beide werden wie veröffentlicht gezeigt".into(),
            ),
            Fault::OlderThanPublished { published } => (
                format!("die Daten enden vor den schon veröffentlichten vom {}", date(*published, Lang::De)),
                "ist es eine alte Datei? Ist es so gemeint, --allow older-than-published".into(),
            ),
            Fault::PromiseGone => (
                "eine veröffentlichte Zusage steht nicht mehr im Paket".into(),
                "ihre Zeile zurücklegen: eine Zusage bleibt verzeichnet, ein verschobener Termin ist eine weitere Zeile; sonst --allow promise-gone".into(),
            ),
            Fault::DefinitionChanged { before } => (
                format!("was gezählt wird, ist anders bestimmt als in der letzten Veröffentlichung, die sagte: {before}"),
                "der neuen Bestimmung eine neue indicator_id geben, damit beide nicht zu einer Linie werden; hat sich nur der Wortlaut geändert, --allow definition-changed".into(),
            ),
            Fault::PlacesGone { places } => (
                format!(
                    "{} in der letzten Veröffentlichung und nicht in dieser: die Gesamtzahl schrumpft, und der Anteil steigt, ohne dass etwas getan wurde",
                    plural(*places, Lang::De, "1 Ort stand", &format!("{places} Orte standen"))
                ),
                "behalten und ihnen den Stand merged oder lapsed geben; hat es sie nie gegeben, --allow places-gone".into(),
            ),
            Fault::AreasGone { areas } => (
                format!(
                    "{} in der letzten Veröffentlichung und nicht in dieser: was aus ihnen zusammengezählt wird, ändert sich, ohne dass etwas getan wurde",
                    plural(*areas, Lang::De, "1 Gebiet stand", &format!("{areas} Gebiete standen"))
                ),
                "ihre Zeilen behalten; gibt es sie wirklich nicht mehr, --allow areas-gone".into(),
            ),
            Fault::PastAltered { figures } => (
                format!("{} seit der letzten Veröffentlichung geändert", plural(*figures, Lang::De, "1 früherer Wert wurde", &format!("{figures} frühere Werte wurden"))),
                "jeden unten ansehen; die Veröffentlichung wird sie nennen".into(),
            ),
            Fault::FileNotNamed => ("nichts im Paket nennt diese Datei; sie wird nicht veröffentlicht".into(), "in datapackage.json nennen, wenn Leser sie haben sollen".into()),
            Fault::FileAltered { release } => (format!("diese Datei ist nicht die, die Veröffentlichung {release} verzeichnet hat"), "aus einer vertrauenswürdigen Kopie der Seite nehmen oder neu veröffentlichen".into()),
            Fault::FileGone { release } => (format!("Veröffentlichung {release} hat diese Datei verzeichnet, sie fehlt"), "aus einer vertrauenswürdigen Kopie der Seite nehmen".into()),
            Fault::FileNotRecorded => ("keine Veröffentlichung hat diese Datei verzeichnet".into(), "löschen: was unter data/ liegt, gehört zu einer Veröffentlichung".into()),
            Fault::MadeOtherwise => (
                "diese Datei entsteht aus den verzeichneten, und aus ihnen entsteht eine andere".into(),
                "jemand hat sie geändert, oder eine andere Version von noticeboard hat sie gemacht: noch einmal veröffentlichen, dann entsteht sie neu".into(),
            ),
            Fault::HistoryAltered { release } => (format!("der Eintrag von Veröffentlichung {release} wurde geändert: seine Prüfsumme ist eine andere"), "releases.json mit einer vertrauenswürdigen Kopie vergleichen".into()),
            Fault::HistoryUnreadable { reason } => (format!("das Verzeichnis der Veröffentlichungen ist nicht lesbar: {reason}"), "releases.json aus einer vertrauenswürdigen Kopie der Seite nehmen".into()),
            Fault::SignatureWrong { release } => (format!("die Signatur von Veröffentlichung {release} ist nicht die ihres Schlüssels, oder der Schlüssel wurde widerrufen"), "jemand hat den Eintrag geändert oder mit einem anderen Schlüssel signiert: mit einer vertrauenswürdigen Kopie vergleichen und den Herausgeber fragen".into()),
            Fault::SignatureMissing { release } => (format!("Veröffentlichung {release} ist nicht signiert, die davor sind es"), "den Herausgeber fragen; zum Veröffentlichen braucht es --key".into()),
            Fault::KeyChanged { release, key } => (format!("Veröffentlichung {release} ist mit einem anderen Schlüssel signiert, {key}, und der vorige bürgt nicht dafür"), "den Herausgeber auf anderem Weg fragen, ob das sein Schlüssel ist".into()),
            Fault::OtherKey { key } => (format!("die letzte Veröffentlichung ist nicht mit dem genannten Schlüssel signiert, sondern mit {key}"), "den Herausgeber auf anderem Weg fragen, welcher Schlüssel seiner ist".into()),
            Fault::Forked { release } => (format!("Veröffentlichung {release} ist nicht die, deren Kopf aufgehoben wurde: die Geschichte wurde neu geschrieben"), "beide aufheben und den Herausgeber fragen; eine richtige Signatur heilt das nicht".into()),
            Fault::ReleaseDropped { release, pruned: true, reason } => (format!("die Dateien von Veröffentlichung {release} wurden aus Platzgründen entfernt: {reason}"), "nichts zu tun: Eintrag und Prüfsumme bleiben".into()),
            Fault::ReleaseDropped { release, reason, .. } => (format!("die Dateien von Veröffentlichung {release} wurden zurückgezogen: {reason}"), "nichts zu tun: Eintrag und Prüfsumme bleiben".into()),
        };
        (message, help)
    }
}
