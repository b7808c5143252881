//! The real binary: what it prints, where, and its exit status.

mod bad_input;
mod folder;
mod mentions;
mod picture;
mod report;
mod sources;
mod tokens;
mod usage;
