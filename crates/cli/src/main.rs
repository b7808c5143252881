//! The `sourcier` command.
fn main() {}
