//! Result lines: what is said of each session, as CSV.

use alliance::rules::Rule;

use crate::course::sessions::Course;
use crate::csv_field;
use crate::judge::engine::Seen;

/// The first line of the results.
pub(crate) fn header(rules: &[&Rule]) -> Vec<u8> {
    let mut line = b"client,session,score,level,usual_low,usual_high,p_opened,p_open,flag".to_vec();
    for rule in rules {
        line.push(b',');
        csv_field::text(rule.name.as_bytes(), &mut line);
    }
    line.push(b'\n');
    line
}

/// The lines of a course.
pub(crate) fn write_lines(course: &Course, seen: &[Seen], flags: &[Vec<bool>], into: &mut Vec<u8>) {
    let begin = into.len();
    csv_field::text(&course.client, into);
    into.push(b',');
    let client = into.split_off(begin);
    for (at, session) in course
        .sessions
        .iter()
        .enumerate()
        .filter(|(_, session)| session.written)
    {
        into.extend_from_slice(&client);
        csv_field::whole(session.number, into);
        into.push(b',');
        if let Some(score) = session.score {
            csv_field::shortest(score, into);
        }
        match seen.get(at) {
            Some(seen) => {
                for value in [
                    seen.level,
                    seen.usual_low,
                    seen.usual_high,
                    seen.p_opened,
                    seen.p_open,
                ] {
                    into.push(b',');
                    csv_field::four(value, into);
                }
                into.push(b',');
                into.extend_from_slice(seen.flag.name().as_bytes());
            }
            // Without the engine its columns are empty.
            None => into.extend_from_slice(b",,,,,,"),
        }
        for flags in flags {
            into.extend_from_slice(if flags[at] { b",1" } else { b",0" });
        }
        into.push(b'\n');
    }
}
