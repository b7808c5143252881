//! Annotated-text fixtures for tests: the expected text is also the input.
//!
//! ```
//! use sourcier_test_utils::Fixture;
//!
//! let mut fixture = Fixture::parse(
//!     "
//!     À Quimper, le préfet parle.
//!       ^^^^^^^ LOC
//!     ",
//! );
//! let article = &mut fixture.articles[0];
//! assert_eq!(article.text, "À Quimper, le préfet parle.\n");
//! assert_eq!(&article.text[article.annotations[0].span.clone()], "Quimper");
//!
//! article.annotations.clear();
//! article.annotate(3..10, "ville");
//! assert_eq!(fixture.to_string(), "À Quimper, le préfet parle.\n  ^^^^^^^ ville\n");
//! ```
//!
//! A test strips the annotations of an `expect![[…]]`, asks its question, draws the answers and compares; with
//! `UPDATE_EXPECT=1` the drawing replaces the expectation. See [`fixture`] for the notation.
//!
//! The crate knows no other crate of the workspace, so that each of them can use it in its unit tests.

pub mod fixture;

pub use fixture::{Annotated, Annotation, Fixture};
