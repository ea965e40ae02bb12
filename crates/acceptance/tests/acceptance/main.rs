//! What a practice is promised, held over the whole of it: real router, real archive, both engines.

mod between_two;
mod nothing_of_mine_shows;
mod opened;
mod own_authority;
mod reminders;
mod route_matrix;
mod said_truly;
