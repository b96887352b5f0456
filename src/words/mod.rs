pub mod fault;
pub use fault::{Fault, Severity};
