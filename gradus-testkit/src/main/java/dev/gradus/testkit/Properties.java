package dev.gradus.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Checks that a claim holds for many generated cases. Seeds are fixed, so a run is repeatable. A
/// failure names the seed and the smallest case found that still fails.
///
/// ```
/// Properties.forAll(choices -> choices.between(0, 1000), n -> assertEquals(n, parse(print(n))));
/// ```
public final class Properties {

  private static final int CASES = 200;
  private static final int SHRINKING_ATTEMPTS = 3000;

  private Properties() {}

  /// Checks 200 cases.
  ///
  /// @param generator makes a case
  /// @param check throws where the claim does not hold
  public static <T> void forAll(Generator<T> generator, Consumer<T> check) {
    forAll(1, CASES, generator, check);
  }

  /// Checks cases of the seeds `seed`, `seed + 1`, ….
  ///
  /// @param seed of the first case
  /// @param cases how many
  /// @param generator makes a case
  /// @param check throws where the claim does not hold
  public static <T> void forAll(long seed, int cases, Generator<T> generator, Consumer<T> check) {
    for (long each = seed; each < seed + cases; each++) {
      Optional<Failure<T>> failure = attempt(Choices.random(each), generator, check);
      if (failure.isPresent()) {
        Failure<T> smallest = shrink(failure.get(), generator, check);
        throw new AssertionError(
            "seed %d fails; the smallest failing case: %s%n%s"
                .formatted(each, smallest.value(), smallest.cause().getMessage()),
            smallest.cause());
      }
    }
  }

  /// A case that fails, and the choices it was made of.
  private record Failure<T>(T value, List<Long> choices, Throwable cause) {}

  // What a check throws is its verdict, whatever its type.
  @SuppressWarnings("CatchAndPrintStackTrace")
  private static <T> Optional<Failure<T>> attempt(
      Choices choices, Generator<T> generator, Consumer<T> check) {
    T value = generator.draw(choices);
    try {
      check.accept(value);
      return Optional.empty();
    } catch (RuntimeException | AssertionError e) {
      return Optional.of(new Failure<>(value, choices.taken(), e));
    }
  }

  private static <T> Failure<T> shrink(
      Failure<T> first, Generator<T> generator, Consumer<T> check) {
    Failure<T> smallest = first;
    int attempts = 0;
    boolean improved = true;
    while (improved && attempts < SHRINKING_ATTEMPTS) {
      improved = false;
      for (List<Long> candidate : simpler(smallest.choices())) {
        attempts++;
        Optional<Failure<T>> failure = attempt(Choices.replaying(candidate), generator, check);
        if (failure.isPresent() && isSimpler(failure.get().choices(), smallest.choices())) {
          smallest = failure.get();
          improved = true;
          break;
        }
        if (attempts >= SHRINKING_ATTEMPTS) {
          break;
        }
      }
    }
    return smallest;
  }

  /// Fewer choices, or as many and the first that differs is lower.
  private static boolean isSimpler(List<Long> left, List<Long> right) {
    if (left.size() != right.size()) {
      return left.size() < right.size();
    }
    for (int i = 0; i < left.size(); i++) {
      int order = Long.compare(left.get(i), right.get(i));
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  /// Sequences to try next: parts left out, the longest first; then single choices lowered, the
  /// most first.
  private static List<List<Long>> simpler(List<Long> choices) {
    List<List<Long>> candidates = new ArrayList<>();
    for (int length = Integer.highestOneBit(Math.max(1, choices.size())); length > 0; length /= 2) {
      for (int from = 0; from + length <= choices.size(); from += length) {
        List<Long> shorter = new ArrayList<>(choices.subList(0, from));
        shorter.addAll(choices.subList(from + length, choices.size()));
        candidates.add(shorter);
      }
    }
    for (int i = 0; i < choices.size(); i++) {
      long choice = choices.get(i);
      for (long less = choice; less > 0; less /= 2) {
        List<Long> lower = new ArrayList<>(choices);
        lower.set(i, choice - less);
        candidates.add(lower);
        shortened(choices, i, choice - less).ifPresent(candidates::add);
      }
    }
    return candidates;
  }

  /// A choice lowered and the one after it left out: a count and one of the things counted.
  private static Optional<List<Long>> shortened(List<Long> choices, int place, long lowered) {
    if (place + 1 >= choices.size()) {
      return Optional.empty();
    }
    List<Long> shorter = new ArrayList<>(choices);
    shorter.set(place, lowered);
    shorter.remove(place + 1);
    return Optional.of(shorter);
  }
}
