package dev.gradus.data.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The times of a series while they are read: each later than the one before, all numbers or all
/// dates.
final class TimeColumn {

  private static final String FORMS =
      "a number, or a date such as 1949-03, 1949-03-31 or 1949-03-31T12:00";

  private final List<String> texts = new ArrayList<>();
  private @Nullable Entry last;
  private @Nullable Moment lastMoment;

  /// A time that can be compared: a number with nanoseconds 0, or seconds since 1970.
  private record Moment(boolean date, double number, int nanoseconds) {

    boolean isAfter(Moment other) {
      return number > other.number || (number == other.number && nanoseconds > other.nanoseconds);
    }
  }

  void add(Entry entry) {
    if (entry.isMissing()) {
      throw entry.missing();
    }
    Moment moment =
        moment(entry)
            .orElseThrow(() ->
                entry.complaint(
                    "is no time: %s was expected. Correct it, or name the column of times by `time`."
                        .formatted(FORMS)));
    Entry before = last;
    if (before != null && lastMoment != null) {
      requireLater(before, lastMoment, entry, moment);
    }
    texts.add(entry.text());
    last = entry;
    lastMoment = moment;
  }

  List<String> texts() {
    return texts;
  }

  private static void requireLater(Entry before, Moment earlier, Entry entry, Moment later) {
    if (earlier.date() != later.date()) {
      throw entry.complaint(
          "is a %s, line %d has a %s. Write all times in one way."
              .formatted(word(later), before.line(), word(earlier)));
    }
    if (!later.isAfter(earlier)) {
      throw entry.complaint(
          "does not come after `%s` in line %d. Sort the rows by time, and keep one row for each time."
              .formatted(Entry.shown(before.text()), before.line()));
    }
  }

  private static String word(Moment moment) {
    return moment.date() ? "date" : "number";
  }

  private static Optional<Moment> moment(Entry entry) {
    OptionalDouble number = entry.parsed();
    if (number.isPresent()) {
      return Double.isFinite(number.getAsDouble())
          ? Optional.of(new Moment(false, number.getAsDouble(), 0))
          : Optional.empty();
    }
    return date(entry.text())
        .map(instant -> new Moment(true, instant.getEpochSecond(), instant.getNano()));
  }

  /// By length, so that no form is tried in vain: year and month, date, date and time with or
  /// without an offset.
  private static Optional<Instant> date(String text) {
    if (text.length() < 7 || text.length() > 40) {
      return Optional.empty();
    }
    try {
      if (text.length() == 7) {
        return Optional.of(midnight(YearMonth.parse(text).atDay(1)));
      }
      if (text.length() <= 10) {
        return Optional.of(midnight(LocalDate.parse(text)));
      }
      String iso = text.replace(' ', 'T');
      boolean offset = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
      return Optional.of(
          offset
              ? OffsetDateTime.parse(iso).toInstant()
              : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Instant midnight(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
