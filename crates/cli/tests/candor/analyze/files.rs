//! How files are read.

use std::fs;

use super::super::common::program::{complained, run, said};
use super::Desk;

#[test]
fn the_columns_are_these_and_a_session_has_a_line() {
    let desk = Desk::with("client,session,score\na,1,6\na,2,6.5\na,3,6.25\nb,1,5\n");
    let results = desk.results(&["--rule", "fall-1sd, chart-2s", "--scale", "1:7"]);
    let mut lines = results.lines();
    assert_eq!(
        lines.next(),
        Some(
            "client,session,score,level,usual_low,usual_high,p_opened,p_open,flag,fall-1sd,chart-2s"
        )
    );
    let first: Vec<&str> = lines.next().unwrap().split(',').collect();
    assert_eq!(
        (&first[..3], &first[8..]),
        (&["a", "1", "6"][..], &["none", "0", "0"][..])
    );
    for figure in &first[3..8] {
        assert_eq!(
            figure.split_once('.').map(|(_, parts)| parts.len()),
            Some(4),
            "{figure}"
        );
    }
    assert_eq!(lines.count(), 3);
    let alone = desk.results(&["--rule", "fall-1sd", "--no-engine"]);
    assert!(alone.lines().any(|line| line == "b,1,5,,,,,,,0"), "{alone}");
}

#[test]
fn a_session_without_an_answer_is_never_flagged() {
    let desk = Desk::with("client,session,score\na,1,6\na,2,6\na,3,6\na,4,3\na,5,NA\na,7,3\n");
    let results = desk.results(&["--scale", "1:7", "--rule", "all"]);
    let flagged = |session: &str| {
        let line = results
            .lines()
            .find(|line| line.starts_with(session))
            .unwrap();
        line.split(',')
            .skip(8)
            .any(|field| field != "none" && field != "0")
    };
    assert!(flagged("a,4,") && !flagged("a,5,"), "{results}");
    assert_eq!(
        results.lines().count(),
        7,
        "a session that is not in the file has no line"
    );
}

#[test]
fn a_deep_fall_is_worth_asking_about_and_a_yes_always_is() {
    let mut file = String::from("client,session,score,direct\n");
    for session in 1..=8 {
        let score = if session == 7 { "4.0" } else { "6.1" };
        file += &format!(
            "falls,{session},{score},\nsays,{session},6.1,{}\n",
            if session == 3 { "yes" } else { "no" }
        );
    }
    let desk = Desk::with(file);
    let results = desk.results(&["--scale", "1:7"]);
    let asked: Vec<&str> = results
        .lines()
        .filter(|line| line.ends_with(",ask"))
        .collect();
    assert!(
        asked.iter().any(|line| line.starts_with("falls,7,")),
        "{results}"
    );
    assert!(
        asked.iter().any(|line| line.starts_with("says,3,")),
        "{results}"
    );
    assert!(
        results
            .lines()
            .any(|line| line.starts_with("says,7,") && line.ends_with(",none")),
        "{results}"
    );
}

/// The same four sessions, as different programs write them.
#[test]
fn every_dialect_says_the_same() {
    let expected = ["1,1,5.5", "1,2,", "1,3,6.25", "Z;B,1,7"];
    let dialects: [&[u8]; 7] = [
        b"client,session,score\n1,1,5.5\n1,2,NA\n1,3,6.25\nZ;B,1,7\n",
        b"\xef\xbb\xbfClient;Session;Score\r\n1;1;5,5\r\n1;2;#NULL!\r\n1;3;6,25\r\n\"Z;B\";1;7\r\n",
        b"\"client\",\"session\",\"score\"\n\"1\",\"1\",\"5,5\"\n\"1\",\"2\",\"\"\n\"1\",\"3\",\"6,25\"\n\"Z;B\",\"1\",\"7\"\n",
        b"Patient ID\tnotes\tSession No\tSRS total\n1\tx\t1\t5.5\n1\t\t2\tNaN\n1\t\"two\nlines\"\t3\t6.25\nZ;B\t\t1\t7\n",
        b"1,1.0,5.5\n1,2.0,\n1,3.0,6.25\nZ;B,1.0,7.0\n",
        b"client,session,score\r1,1,5.5\r1,2,.\r1,3,6.25\rZ;B,1,7",
        b"\n\nclient|session|score\n\n1|1|+5.50\n1|2|n/a\n 1 |3| 6.25 \n\nZ;B|1|7\n\n",
    ];
    for (number, dialect) in dialects.iter().enumerate() {
        let desk = Desk::with(dialect);
        assert_eq!(
            desk.read_as(&["--scale", "1:7", "--strict"]),
            expected,
            "dialect {number}"
        );
    }
}

#[test]
fn what_was_found_out_about_a_file_is_said() {
    let desk = Desk::with(b"\xef\xbb\xbfPatient;Sitzung;Score\r\n1;1;5,5\r\n1;2;6,25\r\n");
    let text = said(&desk.analyze(&[]));
    for part in [
        "semicolons, decimal commas, Windows line ends, a byte order mark",
        "client = “Patient”, session = “Sitzung”, score = “Score”",
        "1 to 7 (guessed",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let desk = Desk::with("who,n,a,b\n1,1,5,6\n");
    let output = desk.analyze(&[]);
    assert!(!output.status.success());
    assert!(
        complained(&output).contains("--client"),
        "{}",
        complained(&output)
    );
    assert_eq!(
        desk.read_as(&[
            "--client",
            "who",
            "--session",
            "2",
            "--score",
            "b",
            "--scale",
            "0:10"
        ]),
        ["1,1,6"]
    );
}

#[test]
fn rows_that_cannot_be_used_are_named_and_left_out() {
    let file = "client,session,score\na,1,6\na,2,55\na,x,6\n,3,6\na,4\na,4,\"6.5\na,5,six\na,6,6.1\na,6,2\n";
    let desk = Desk::with(file);
    let output = desk.analyze(&["--scale", "1:7"]);
    assert!(output.status.success(), "{}", complained(&output));
    let text = said(&output);
    for part in [
        "in.csv, line 3, “score”: expected a number from 1 to 7, found “55”",
        "in.csv, line 4, “session”: expected the whole number of a session, found “x”",
        "in.csv, line 5, “client”: expected a client, found nothing",
        "in.csv, line 6: expected 3 columns or more, found “2”",
        "in.csv, line 7: expected a quote that closes",
        "in.csv, line 8, “score”: expected a number from 1 to 7, found “six”",
        "in.csv, line 10, “session”: expected each session of client a once",
        "1 course, 2 sessions; 7 rows left out",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(desk.read_as(&["--scale", "1:7"]), ["a,1,6", "a,6,6.1"]);
    fs::remove_file(desk.at("out.csv")).unwrap();
    let output = desk.analyze(&["--scale", "1:7", "--strict"]);
    assert!(!output.status.success());
    assert!(
        complained(&output).contains("line 3, “score”: expected"),
        "{}",
        complained(&output)
    );
    assert_eq!(desk.files(), ["in.csv"], "something was left behind");
}

#[test]
fn a_file_of_one_row_or_none_is_a_file() {
    let desk = Desk::with("client,session,score\n");
    assert!(desk.read_as(&["--html", "report.html"]).is_empty());
    let desk = Desk::with("client,session,score\nx,1,5");
    assert_eq!(
        desk.read_as(&["--prior", "learn", "--rule", "all"]),
        ["x,1,5"]
    );
    for nothing in ["", "\n\n"] {
        let output = Desk::with(nothing).analyze(&[]);
        assert!(!output.status.success() && complained(&output).contains("there is nothing in it"));
    }
}

#[test]
fn what_is_no_text_is_said_to_be_none() {
    for (bytes, what) in [
        (&b"PK\x03\x04rest"[..], "a spreadsheet"),
        (b"\xff\xfec\0l\0", "UTF-16"),
        (b"\x1f\x8b\x08rest", "compressed"),
        (b"$FL2@(#)", "SPSS"),
    ] {
        let output = Desk::with(bytes).analyze(&[]);
        assert!(
            !output.status.success() && complained(&output).contains(what),
            "{}",
            complained(&output)
        );
    }
    // Any other bytes in a name stay what they are.
    let desk = Desk::with(b"client,session,score\nM\xfcller,1,5\nM\xfcller,2,5\n");
    assert!(desk.analyze(&[]).status.success());
    assert!(
        fs::read(desk.at("out.csv"))
            .unwrap()
            .windows(6)
            .any(|bytes| bytes == b"M\xfcller")
    );
}

#[test]
fn a_line_that_does_not_end_costs_itself() {
    let mut file = b"client,session,score\na,1,5\n".to_vec();
    file.extend(std::iter::repeat_n(b'x', 3_000_000));
    file.extend_from_slice(b"\na,2,6\nb,1,5\n");
    let desk = Desk::with(file);
    let output = desk.analyze(&["--scale", "1:7"]);
    assert!(
        said(&output).contains("line 3: expected a line of at most 256 KiB"),
        "{}",
        said(&output)
    );
    assert_eq!(
        desk.read_as(&["--scale", "1:7"]),
        ["a,1,5", "a,2,6", "b,1,5"]
    );
}

#[test]
fn raters_and_sessions_by_date_are_understood() {
    let desk = Desk::with(
        "id,date,rater,score\n1,2026-03-08,client,6\n1,2026-03-01,client,5\n1,2026-03-01,therapist,7\n1,2026-03-01,observer,2\n",
    );
    assert_eq!(desk.read_as(&["--scale", "1:7"]), ["1,1,5", "1,2,6"]);
    let text = said(&desk.analyze(&["--scale", "1:7"]));
    assert!(
        text.contains("session by date") && text.contains("1 row of neither client nor therapist"),
        "{text}"
    );
    let desk = Desk::with("client,session,item_1,item_2,item_3\n1,1,5,6,7\n1,2,5,,7\n1,3,5,,\n");
    assert_eq!(
        desk.read_as(&["--scale", "1:7"]),
        ["1,1,6", "1,2,6", "1,3,"]
    );
}

#[test]
fn a_row_with_more_columns_than_the_first_line_is_left_out_and_not_cut_off() {
    let file =
        "client,session,score\na,1,5,5\na,2,6\na,3,6,,\na,4,5\ra,5,6\n\"b\",1,5,5\n\"b\",2,6\n";
    let desk = Desk::with(file);
    let text = said(&desk.analyze(&["--scale", "1:7"]));
    for line in [2, 5, 6] {
        let part = format!("in.csv, line {line}: expected 3 columns, found “more”");
        assert!(text.contains(&part), "{part}: {text}");
    }
    assert_eq!(
        desk.read_as(&["--scale", "1:7"]),
        ["a,2,6", "a,3,6", "b,2,6"]
    );
}

#[test]
fn a_quote_that_is_left_open_costs_its_own_row_alone() {
    let desk =
        Desk::with("client,session,score\na,1,5\n\"b,2,6\nc,3,7\n\"d\",1,5\n\"e\",1,\"6\"\n");
    let text = said(&desk.analyze(&["--scale", "1:7"]));
    assert!(
        text.contains("1 row left out:\n  in.csv, line 3: expected a quote that closes"),
        "{text}"
    );
    assert_eq!(
        desk.read_as(&["--scale", "1:7"]),
        ["a,1,5", "c,3,7", "d,1,5", "e,1,6"]
    );
}

#[test]
fn lines_end_as_most_of_them_do() {
    let expected = ["a,1,5", "a,2,6", "a,3,7"];
    for file in [
        "client,session,score\ra,1,5\ra,2,6\ra,3,7\n",
        "client,session,score,note\ra,1,5,\ra,2,6,\"two\nlines\"\ra,3,7,\r",
        "client,session,score,note\na,1,5,\na,2,6,\"two\rlines\"\na,3,7,\n",
        "client,session,score\r\na,1,5\r\na,2,6\r\na,3,7\r",
    ] {
        let desk = Desk::with(file);
        assert_eq!(desk.read_as(&["--strict"]), expected, "{file:?}");
    }
}

#[test]
fn one_number_with_a_decimal_comma_is_enough_where_commas_separate_nothing() {
    let rows = "a;2;5.25\na;3;6.5\na;4;6.25\n";
    let desk = Desk::with(format!("client;session;score\na;1;5,5\n{rows}"));
    let all = ["a,1,5.5", "a,2,5.25", "a,3,6.5", "a,4,6.25"];
    assert_eq!(desk.read_as(&["--strict"]), all);
    let desk = Desk::with(format!("client;session;score\na;1;5.5\n{rows}"));
    assert!(said(&desk.analyze(&[])).contains("decimal points"));
}

#[test]
fn what_looks_like_a_code_for_no_answer_is_said_to() {
    let file = "client,session,score\na,1,5\na,2,-99\na,3,6.5\na,4,-99.0\n";
    let desk = Desk::with(file);
    let text = said(&desk.analyze(&[]));
    for part in [
        "1 to 7 (guessed",
        "  -99 looks like a code for no answer: say --missing -99\n",
        "line 3, “score”: expected a number from 1 to 7, found “-99”",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let named = ["--missing", "-99"];
    assert_eq!(desk.read_as(&named), ["a,1,5", "a,2,", "a,3,6.5", "a,4,"]);
    assert!(!said(&desk.analyze(&named)).contains("looks like"));
    assert!(!said(&desk.analyze(&["--scale", "-100:100"])).contains("looks like"));
}

#[test]
fn therapists_and_items_have_scales_of_their_own() {
    let file = "client,session,rater,score,item_1,item_2\n\
                a,1,client,6,3,4\na,1,therapist,60,3,4\na,2,client,6.5,9,4\n";
    let desk = Desk::with(file);
    let text = said(&desk.analyze(&["--therapist-scale", "0:100", "--items-scale", "1:5"]));
    for part in [
        "  scale         1 to 7 (guessed from the first rows; say --scale LOW:HIGH if it is another), in steps of 0.5 (guessed; --step SIZE says others)\n",
        "  items' scale  1 to 5\n",
        "  therapists    1 session with the therapist's own answer, from 0 to 100, heard by",
        "line 4, “item_1”: expected a number from 1 to 5, found “9”",
        "1 course, 1 session; 1 row left out",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let text = said(&desk.analyze(&["--scale", "0:100", "--step", "0.5"]));
    for part in [
        "0 to 100, in steps of 0.5\n",
        "0 to 10 (guessed from the first rows; say --items-scale",
        "from 0 to 100 (as the score; --therapist-scale says another), heard by",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn what_spreadsheets_put_before_the_names_and_among_them_is_understood() {
    let desk =
        Desk::with("sep=;\r\nclient;session;score;2019\r\na;1;5,5;\r\na;2;6;x\r\na;3;60;\r\n");
    let with = ["--scale", "1:7"];
    assert_eq!(desk.read_as(&with), ["a,1,5.5", "a,2,6"]);
    let text = said(&desk.analyze(&with));
    assert!(
        text.contains("semicolons, decimal commas, Windows") && text.contains("line 5, “score”"),
        "{text}"
    );
}

#[test]
fn what_an_observer_answered_is_not_used_on_whatever_scale() {
    let file = "client,session,rater,item_1,item_2,direct\n\
        a,1,client,6,7,no\na,1,observer,85,90,certainly\na,2,client,5,6,no\n";
    let desk = Desk::with(file);
    let output = desk.analyze(&["--items-scale", "1:7", "--scale", "1:7", "--strict"]);
    let text = said(&output);
    assert!(
        text.contains("2 sessions"),
        "{text} {}",
        complained(&output)
    );
    assert!(!text.contains("left out"), "{text}");
}

#[test]
fn raters_who_are_known_to_nobody_are_asked_for() {
    let desk = Desk::with("client,session,score,rater\na,1,5,1\na,1,6,2\na,2,5,1\n");
    let text = said(&desk.analyze(&[]));
    assert!(
        text.starts_with(
            "in.csv: no course, for 3 rows of neither client nor therapist; write “client” or “therapist” in “rater”"
        ),
        "{text}"
    );
}

#[test]
fn nothing_in_a_file_moves_the_cursor() {
    let desk = Desk::with("client,session,sco\u{1b}[2Jre\na\u{7},1,5\na\u{7},1,6\na,2,\u{1b}[2J\n");
    let text = said(&desk.analyze(&["--score", "3", "--scale", "1:7"]));
    assert!(
        text.chars().all(|c| c == '\n' || !c.is_control()) && text.contains("sco\\u{1b}[2Jre"),
        "{text}"
    );
}

#[test]
fn one_of_something_is_said_as_one() {
    let desk = Desk::with("client,session,item_1,view\na,1,5,6\n");
    let text = said(&desk.analyze(&["--items", "item_1"]));
    assert!(
        text.starts_with("in.csv: 1 course, 1 session\n") && text.contains(", 1 item = “item_1”"),
        "{text}"
    );
    let to = desk.at("simulated.csv");
    let made = ["simulate", "--courses", "1", "--sessions", "1", "--out"];
    let output = run(&[&made[..], &[to.to_str().unwrap()]].concat());
    assert!(said(&output).starts_with("1 course of 1 session in "));
}
