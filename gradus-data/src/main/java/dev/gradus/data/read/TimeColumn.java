package dev.gradus.data.read;

/// The times of a series while they are read: each later than the one before, all numbers or all
/// dates.
final class TimeColumn {

  private static final String FORMS =
      "a number, or a date such as 1949-03, 1949-03-31 or 1949-03-31T12:00";

  private final StringBuilder lastText = new StringBuilder();
  private Moment last = new Moment();
  private Moment next = new Moment();
  private long lastLine;

  void add(Cell entry) {
    if (entry.isMissing()) {
      throw entry.entry().missing();
    }
    if (!next.read(entry)) {
      throw entry
          .entry()
          .complaint(
              "is no time: %s was expected. Correct it, or name the column of times by `time`."
                  .formatted(FORMS));
    }
    if (lastLine > 0) {
      requireLater(entry);
    }
    Moment read = next;
    next = last;
    last = read;
    lastLine = entry.line();
    lastText.setLength(0);
    lastText.append(entry);
  }

  private void requireLater(Cell entry) {
    if (last.isDate() != next.isDate()) {
      throw entry
          .entry()
          .complaint(
              "is a %s, line %d has a %s. Write all times in one way."
                  .formatted(word(next), lastLine, word(last)));
    }
    if (!next.isAfter(last)) {
      throw entry
          .entry()
          .complaint(
              "does not come after `%s` in line %d. Sort the rows by time, and keep one row for each time."
                  .formatted(Entry.shown(lastText.toString()), lastLine));
    }
  }

  private static String word(Moment moment) {
    return moment.isDate() ? "date" : "number";
  }
}
