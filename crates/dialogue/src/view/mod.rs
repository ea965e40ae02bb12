//! How a desk shows: one page type per page, each made from one desk and nothing else.
