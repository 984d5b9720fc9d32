package dev.gradus.data.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// A time that can be compared: a number, or a date as ISO 8601 writes it. It can be read again and
/// again.
final class Moment {

  private static final int LONGEST = 40;
  private static final int MONTH = "1949-03".length();
  private static final int DAY = "1949-03-31".length();
  private static final int MINUTE = "1949-03-31T12:00".length();
  private static final int SECOND = "1949-03-31T12:00:00".length();
  private static final int OFFSET = "+01:00".length();

  private final Decimal decimal = new Decimal();
  private boolean date;
  private double number;
  private long seconds;
  private int nanoseconds;

  /// @return whether it is a date
  boolean isDate() {
    return date;
  }

  /// @param other as this one a number, or as this one a date
  boolean isAfter(Moment other) {
    if (!date) {
      return number > other.number;
    }
    return seconds > other.seconds || (seconds == other.seconds && nanoseconds > other.nanoseconds);
  }

  /// @return whether the text is a time, which this one then is
  boolean read(CharSequence text) {
    date = !decimal.read(text);
    if (!date) {
      number = decimal.number();
      return Double.isFinite(number);
    }
    return text.length() >= MONTH
        && text.length() <= LONGEST
        && (isPlain(text) || isAny(text.toString()));
  }

  /// The forms of nearly all files, without the garbage that [#isAny] makes.
  boolean isPlain(CharSequence text) {
    int end = text.length();
    boolean hasDay = end > MONTH;
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 2);
    int day = hasDay ? digits(text, 8, 2) : 1;
    if (year < 0
        || text.charAt(4) != '-'
        || month < 1
        || month > 12
        || (hasDay && text.charAt(7) != '-')
        || day < 1
        || day > Month.of(month).length(Year.isLeap(year))) {
      return false;
    }
    long midnight = LocalDate.of(year, month, day).toEpochDay() * 86_400;
    if (end <= DAY) {
      return (end == DAY || !hasDay) && set(midnight, 0);
    }
    int offset = 0;
    char last = text.charAt(end - 1);
    if (last == 'Z') {
      end--;
    } else if (end >= MINUTE + OFFSET && isSign(text.charAt(end - OFFSET))) {
      end -= OFFSET;
      int hours = digits(text, end + 1, 2);
      int minutes = digits(text, end + 4, 2);
      if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59 || text.charAt(end + 3) != ':') {
        return false;
      }
      offset = (text.charAt(end) == '-' ? -60 : 60) * (60 * hours + minutes);
    }
    int nanoseconds = nanoseconds(text, end);
    int seconds = secondsOfDay(text, Math.min(end, SECOND));
    return nanoseconds >= 0 && seconds >= 0 && set(midnight + seconds - offset, nanoseconds);
  }

  /// @param end of the time of day, which may have a fraction
  private static int nanoseconds(CharSequence text, int end) {
    int places = end - SECOND - 1;
    if (places < 0) {
      return end <= SECOND ? 0 : -1;
    }
    if (places < 1 || places > 9 || text.charAt(SECOND) != '.') {
      return -1;
    }
    int fraction = digits(text, SECOND + 1, places);
    for (int place = places; place < 9; place++) {
      fraction *= 10;
    }
    return fraction;
  }

  /// @param end of the time of day, which may have seconds
  private static int secondsOfDay(CharSequence text, int end) {
    char between = text.charAt(DAY);
    if ((end != MINUTE && end != SECOND) || (between != 'T' && between != ' ')) {
      return -1;
    }
    int hour = digits(text, 11, 2);
    int minute = digits(text, 14, 2);
    int second = end == SECOND ? digits(text, 17, 2) : 0;
    boolean colons = text.charAt(13) == ':' && (end == MINUTE || text.charAt(16) == ':');
    boolean fits = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second < 60;
    return colons && fits && second >= 0 ? 3600 * hour + 60 * minute + second : -1;
  }

  private boolean set(long seconds, int nanoseconds) {
    this.seconds = seconds;
    this.nanoseconds = nanoseconds;
    return true;
  }

  /// @return the number of so many digits; negative if not all are
  private static int digits(CharSequence text, int from, int count) {
    if (from + count > text.length()) {
      return -1;
    }
    int number = 0;
    for (int i = from; i < from + count; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }

  /// By length, so that no form is tried in vain: year and month, date, date and time with or
  /// without an offset.
  boolean isAny(String text) {
    try {
      if (text.length() == MONTH) {
        return set(midnight(YearMonth.parse(text).atDay(1)), 0);
      }
      if (text.length() <= DAY) {
        return set(midnight(LocalDate.parse(text)), 0);
      }
      String iso = text.replace(' ', 'T');
      boolean offset =
          iso.endsWith("Z") || iso.lastIndexOf('+') > DAY || iso.lastIndexOf('-') > DAY;
      Instant instant =
          offset
              ? OffsetDateTime.parse(iso).toInstant()
              : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
      return set(instant.getEpochSecond(), instant.getNano());
    } catch (DateTimeException _) {
      return false;
    }
  }

  long seconds() {
    return seconds;
  }

  int nanoseconds() {
    return nanoseconds;
  }

  private static long midnight(LocalDate date) {
    return date.toEpochDay() * 86_400;
  }
}
