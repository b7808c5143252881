//! Whole-program tests live in the `tests` targets of this package; the library is empty on purpose.
