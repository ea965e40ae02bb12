## What the therapist reads of a moment; also in the preview

telling-topic = What it's about
telling-kind-felt-off = Felt off
telling-kind-felt-good = Felt good
telling-kind-towards-you = A feeling towards you
telling-kind-not-sure = Not sure
telling-feeling = What kind of thing it is
telling-when = When it was
telling-did = What it did
telling-wanted = What I would have wanted
telling-handling = How I'd like it handled
