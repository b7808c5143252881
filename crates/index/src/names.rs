//! Keys under which spellings of one name meet.
