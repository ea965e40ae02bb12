//! How long the engine takes over one session: of one course by itself, and of four side by side.

use std::hint::black_box;

use alliance::courses::{HIGH, LOW, Plan, STEP, Scenario};
use alliance::trajectory::{ABREAST, Heard, Prior, Trajectory, abreast};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// How many sessions a course has.
const SESSIONS: usize = 30;

/// Courses as `candor simulate` makes them, with what was shared of each session: all of it, or the scores alone.
fn courses(all_channels: bool) -> Vec<Vec<Heard>> {
    let plan = Plan {
        scenario: Scenario::Typical,
        sessions: SESSIONS,
        ruptures: true,
        missing: true,
    };
    let heard = |n: usize| -> Vec<Heard> {
        let course = plan.course(1, n as u64);
        let answered = course.answered.iter();
        answered
            .map(|answered| {
                let score = Heard {
                    score: answered.score,
                    ..Heard::default()
                };
                if !all_channels {
                    return score;
                }
                Heard {
                    items: answered.items,
                    direct: answered.direct,
                    view: answered.view,
                    ..score
                }
            })
            .collect()
    };
    (0..8 * ABREAST).map(heard).collect()
}

fn one_session(c: &mut Criterion) {
    let prior = Prior::usual(LOW, HIGH, STEP);
    let mut group = c.benchmark_group("one session");
    for (channels, all) in [("scores alone", false), ("all channels", true)] {
        let courses = courses(all);
        let sessions = (courses.len() * SESSIONS) as u64;
        group.throughput(Throughput::Elements(sessions));
        group.bench_function(format!("{channels}, by itself"), |b| {
            b.iter(|| {
                for course in &courses {
                    let mut trajectory = Trajectory::new(&prior);
                    for heard in course {
                        black_box(trajectory.hear(&prior, black_box(heard)));
                    }
                }
            });
        });
        group.bench_function(format!("{channels}, four side by side"), |b| {
            b.iter(|| {
                abreast(&prior, black_box(&courses), &mut |_, _, reading| {
                    black_box(reading);
                });
            });
        });
    }
    group.finish();
}

criterion_group!(update, one_session);
criterion_main!(update);
