//! Courses: the rows of one client as sessions in their order, and a sample of courses to learn from.

pub(crate) mod learning_sample;
pub(crate) mod sessions;
