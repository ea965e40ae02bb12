//! Scales, as files and options give them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
use super::*;

fn said(scale: &str, items: &str, therapist: &str, step: Option<f64>) -> ScaleOptions {
    ScaleOptions {
        score: scale.parse().ok(),
        items: items.parse().ok(),
        therapist: therapist.parse().ok(),
        step: step.and_then(ScoreStep::new),
    }
}

fn shown(said: &ScaleOptions, scores: Option<&[f64]>, items: Option<&[f64]>) -> Vec<String> {
    let shown = Scales::find(said, scores, items).unwrap().shown();
    shown.into_iter().map(|(_, line)| line).collect()
}

#[test]
fn what_was_guessed_is_said_to_be() {
    assert_eq!(
        shown(
            &ScaleOptions::default(),
            Some(&[5.0, 6.5]),
            Some(&[3.0, 4.0])
        ),
        [
            "1 to 7 (guessed from the first rows; say --scale LOW:HIGH if it is another), in steps of 0.5 (guessed; --step SIZE says others)",
            "0 to 4 (guessed from the first rows; say --items-scale LOW:HIGH if it is another)",
        ]
    );
    let named = said("0:10", "1:5", "", Some(1.0 / 3.0));
    assert_eq!(
        shown(&named, Some(&[5.0]), Some(&[3.0])),
        ["0 to 10, in steps of 0.3333", "1 to 5"]
    );
    let named = said("0:10", "", "", Some(0.0));
    assert_eq!(shown(&named, Some(&[5.0]), None), ["0 to 10, in no steps"]);
    assert_eq!(
        shown(&said("1:7", "", "", None), Some(&[1.234, 2.345]), None),
        ["1 to 7, in no steps (guessed; --step SIZE says others)"]
    );
    assert_eq!(
        shown(&ScaleOptions::default(), Some(&[5.0, -99.0, -9.0]), None)[1],
        "-99 and -9 look like codes for no answer: say --missing -99 --missing -9"
    );
}

#[test]
fn where_items_make_the_score_there_is_one_scale() {
    let items = Some(&[2.0, 3.0][..]);
    assert_eq!(shown(&said("", "1:7", "", None), None, items), ["1 to 7"]);
    assert_eq!(shown(&said("1:7", "", "", None), None, items), ["1 to 7"]);
    assert!(Scales::find(&said("1:7", "1:5", "", None), None, items).is_err());
}

#[test]
fn therapists_may_have_a_scale_of_their_own() {
    let of = |said: &ScaleOptions, scores| {
        let scales = Scales::find(said, scores, Some(&[1.0])).unwrap();
        let (score, items) = scales.of(Rater::Therapist);
        (score.to_string(), items.to_string())
    };
    let text = |one: &str, other: &str| (one.to_owned(), other.to_owned());
    let scores = Some(&[6.0][..]);
    assert_eq!(
        of(&said("1:7", "0:4", "", None), scores),
        text("1 to 7", "0 to 4")
    );
    let own = said("1:7", "", "0:10", None);
    assert_eq!(of(&own, scores), text("0 to 10", "0 to 4"));
    assert_eq!(of(&own, None), text("0 to 10", "0 to 10"));
}

#[test]
fn no_step_is_longer_than_its_scale_and_no_scale_endless() {
    let long = said("0:10", "", "", Some(20.0));
    let refused = Scales::find(&long, Some(&[5.0]), None).unwrap_err();
    assert_eq!(refused.0, "--step 20: the scale goes from 0 to 10");
    let refused = Scales::find(&ScaleOptions::default(), Some(&[5.0, 1e30]), None).unwrap_err();
    assert!(refused.0.contains("--scale LOW:HIGH"), "{refused}");
}
