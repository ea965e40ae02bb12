//! The one way in: every command is decided here, and what its topic says of whose it is and how far it goes is held here.

use crate::topic::Goes;
use crate::writer::{Decide, Writer};
use crate::{Act, Command, Ctx, Desk, LetterId, Refusal};

/// Decides a command: what is to be done, or why not. Pure: the same desk, command and context give the same acts.
///
/// # Errors
/// The [`Refusal`] to show; nothing is stored then.
pub fn decide(desk: &Desk, command: &Command, ctx: &Ctx) -> Result<Vec<Act>, Refusal> {
    if !desk.writable() {
        return Err(Refusal::Newer);
    }
    let whose = command.whose();
    // What belongs to the other role does not exist here.
    if !whose.by.includes(desk.me().role) {
        return Err(Refusal::Unknown);
    }
    let acts = dispatch(desk, command, ctx)?;
    if acts.iter().any(|act| !is_within(act, whose.goes)) {
        return Err(Refusal::OutOfPlace);
    }
    let reaches_the_other = acts.iter().any(|act| act.goes() > Goes::Own);
    if reaches_the_other && desk.ours().ending.is_over() && !whose.after_an_end {
        return Err(Refusal::Ended);
    }
    Ok(acts)
}

/// True for an act that goes no further than its command may, and for a letter only if it can come back.
fn is_within(act: &Act, farthest: Goes) -> bool {
    let comes_back = match act {
        Act::Post(letter) => letter.body.by_post(letter.id).is_some(),
        Act::Say(_) | Act::Keep(_) | Act::TakeBack(_) | Act::Erase { .. } | Act::Draft(..) => true,
    };
    comes_back && act.goes() <= farthest
}

macro_rules! dispatch {
    ($($module:ident $Variant:ident $field:ident $tag:literal),+ $(,)?) => {
        fn dispatch(desk: &Desk, command: &Command, ctx: &Ctx) -> Result<Vec<Act>, Refusal> {
            match command {
                $(Command::$Variant(command) => {
                    let mut writer = Writer::new(desk, ctx);
                    command.decide(&mut writer)?;
                    Ok(writer.acts())
                })+
                Command::TakeBack(letter) => take_back(desk, *letter, ctx),
                Command::Erase(entry) => {
                    let mut writer = Writer::<Command>::new(desk, ctx);
                    writer.erase(*entry)?;
                    Ok(writer.acts())
                }
            }
        }
    };
}
topics!(dispatch);

/// Takes back a letter of one's own. One that has reached the other is refused as [`Refusal::AlreadyThere`]; one that never was
/// one's own does not exist.
fn take_back(desk: &Desk, id: LetterId, ctx: &Ctx) -> Result<Vec<Act>, Refusal> {
    let Some(letter) = desk.post().iter().find(|letter| letter.id == id) else {
        return Err(if desk.own().sent(id) {
            Refusal::AlreadyThere
        } else {
            Refusal::Unknown
        });
    };
    let mut writer = Writer::<Command>::new(desk, ctx);
    writer.take_back(letter)?;
    Ok(writer.acts())
}
