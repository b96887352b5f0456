//! What runs on the publisher's machine: reading a package's folder, reports, and the site's files.
//!
//! In: folders of packages and Trunk's shell. Out: text and JSON for a terminal or a pipeline, and a site that any static
//! host can serve.

mod api;
mod archive;
mod backtest;
mod deploy;
mod document;
mod embeds;
mod feeds;
mod history;
mod key;
mod live;
mod init;
mod folder;
mod parquet;
mod pictures;
mod preflight;
mod previews;
mod report;
mod sample;
mod serve;
mod shell;
mod site;
mod stage;
mod summary;
mod watch;

pub use backtest::{backtest_rows, backtest_table};
pub use deploy::{Level, Looked, deploy_check};
pub use folder::{FolderError, read_folder, write_folder};
pub use history::{Expected, History, HistoryError, Seen, Verified, diff, verify};
pub use init::{InitError, Known, Made, USES, init};
pub use key::{is_public_key, keygen, signer, write_key};
pub use live::{Authorities, Fetching};
pub use preflight::{Preflight, preflight};
pub use report::{report, report_changes, report_json, report_junit};
pub use sample::{Options as SampleOptions, sample};
pub use serve::serve;
pub use site::{Plan, PublishError, Published, Request, publish};
pub use summary::{Summary, summary};
pub use watch::watch;
