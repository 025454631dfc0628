// How far the trainee is, on every page: ticks in the navigation, and how much is due.

/** Show the marks as the record now stands. */
export function showMarks() {}
