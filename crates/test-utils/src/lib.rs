//! Annotated-text fixtures for tests.
