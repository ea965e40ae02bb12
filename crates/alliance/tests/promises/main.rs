//! What the science promises, over courses of random people.

mod finds;
mod trajectory;
