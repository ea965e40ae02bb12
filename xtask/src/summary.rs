//! Counts from what `cargo nextest` and `cargo test` print. Knows their words, runs nothing.

/// How many tests there were.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Ran and held.
    pub(crate) passed: u64,
    /// Ran and did not hold, timed out, could not be started, or never got their turn.
    pub(crate) failed: u64,
    /// Marked `#[ignore]`, or filtered out.
    pub(crate) skipped: u64,
}

/// Reads the last summary line of nextest, such as
/// `Summary [   1.2s] 3/4 tests run: 1 passed (1 slow, 1 flaky), 1 failed, 1 timed out, 5 skipped`.
///
/// The last one, because a failing test may itself have printed something that looks like one. Tests that a cancelled
/// run never reached count as failed: nothing is known of them.
pub(crate) fn nextest(output: &str) -> Option<Tally> {
    output.lines().rev().find_map(nextest_line)
}

fn nextest_line(line: &str) -> Option<Tally> {
    let (_, rest) = line.trim().strip_prefix("Summary [")?.split_once(']')?;
    let (run, counts) = rest.split_once(" run: ")?;
    let (number, unit) = run.trim().split_once(' ')?;
    if !matches!(unit, "test" | "tests") {
        return None;
    }
    let (ran, wanted) = number.split_once('/').unwrap_or((number, number));
    let (ran, wanted): (u64, u64) = (ran.parse().ok()?, wanted.parse().ok()?);

    let mut tally = Tally {
        failed: wanted.checked_sub(ran)?,
        ..Tally::default()
    };
    for part in without_parentheses(counts).split(',') {
        let (number, word) = part.trim().split_once(' ')?;
        let number: u64 = number.parse().ok()?;
        match word.trim() {
            "passed" => tally.passed += number,
            "skipped" => tally.skipped += number,
            // failed, timed out, exec failed, and whatever else a later version may call it
            _ => tally.failed += number,
        }
    }
    (tally.passed + tally.failed == wanted).then_some(tally)
}

fn without_parentheses(text: &str) -> String {
    let mut depth = 0_u32;
    text.chars()
        .filter(|c| match c {
            '(' => {
                depth += 1;
                false
            }
            ')' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

/// Adds up the result lines of `cargo test`, one for each test program, such as
/// `test result: FAILED. 3 passed; 1 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.01s`.
pub(crate) fn cargo_test(output: &str) -> Option<Tally> {
    output
        .lines()
        .filter_map(cargo_test_line)
        .reduce(|a, b| Tally {
            passed: a.passed + b.passed,
            failed: a.failed + b.failed,
            skipped: a.skipped + b.skipped,
        })
}

fn cargo_test_line(line: &str) -> Option<Tally> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let mut tally = Tally::default();
    for part in counts.split(';') {
        let (number, word) = part.trim().split_once(' ')?;
        match word {
            "passed" => tally.passed = number.parse().ok()?,
            "failed" => tally.failed = number.parse().ok()?,
            "ignored" | "filtered out" => tally.skipped += number.parse::<u64>().ok()?,
            _ => {}
        }
    }
    Some(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(passed: u64, failed: u64, skipped: u64) -> Option<Tally> {
        Some(Tally {
            passed,
            failed,
            skipped,
        })
    }

    #[test]
    fn nextest_all_passed() {
        let output = "\
            PASS [   0.004s] (1/1) xtask::bin/xtask summary::tests::x\n\
            ────────────\n     \
            Summary [   0.005s] 1 test run: 1 passed, 0 skipped\n";
        assert_eq!(nextest(output), tally(1, 0, 0));
        assert_eq!(
            nextest("Summary [  61.005s] 210 tests run: 210 passed (3 slow), 2 skipped"),
            tally(210, 0, 2)
        );
    }

    #[test]
    fn nextest_every_way_to_fail_counts() {
        let line = "     Summary [   2.100s] 9 tests run: 4 passed (1 slow, 1 flaky, 1 leaky), \
                    2 failed (1 due to being leaky), 2 timed out, 1 exec failed, 3 skipped";
        assert_eq!(nextest(line), tally(4, 5, 3));
    }

    #[test]
    fn nextest_tests_that_never_ran_count_as_failed() {
        assert_eq!(
            nextest("Summary [ 0.1s] 2/5 tests run: 1 passed, 1 failed, 0 skipped"),
            tally(1, 4, 0)
        );
    }

    #[test]
    fn nextest_the_last_summary_counts() {
        let output = "Summary [ 0.1s] 1 test run: 1 passed, 0 skipped\n\
                      Summary [ 0.2s] 2 tests run: 1 passed, 1 failed, 0 skipped\n        FAIL [ 0.0s] a b\n\
                      error: test run failed\n";
        assert_eq!(nextest(output), tally(1, 1, 0));
    }

    #[test]
    fn nextest_without_a_summary_is_no_result() {
        assert_eq!(nextest("error: could not compile `web`\n"), None);
        assert_eq!(nextest("Summary [ soon ] of the tests run: none"), None);
        assert_eq!(
            nextest("Summary [ 0.1s] 3 tests run: 1 passed, 0 skipped"),
            None,
            "the numbers do not add up"
        );
    }

    #[test]
    fn cargo_test_adds_up_all_programs() {
        let output = "\
running 4 tests
test a ... ok
test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s

test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 5 filtered out; finished in 0.00s; merged doctests compilation took 0.20s
test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
";
        assert_eq!(cargo_test(output), tally(5, 1, 6));
    }

    #[test]
    fn cargo_test_without_a_result_is_no_result() {
        assert_eq!(cargo_test("error[E0432]: unresolved import\n"), None);
    }
}
