chart-score-client = What you shared: the mean of your answers
chart-score-therapist = What { $other } shared: the mean of the answers
chart-nothing = Nothing shared, or fewer than three answers
chart-view-client = { $other }'s view
chart-view-therapist = Your view
chart-band = The usual range: where most check-ins would lie, going by the ones before
