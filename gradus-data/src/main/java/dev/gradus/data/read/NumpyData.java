package dev.gradus.data.read;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.Target;
import dev.gradus.data.ValueTarget;
import java.util.Optional;

/// Joins two arrays to a data set: axis 0 of both are the samples.
final class NumpyData {

  /// A label beyond is a value rather than a class.
  private static final int MOST_CLASSES = 1 << 16;

  private NumpyData() {}

  static void requireClasses(Optional<Integer> classes, TargetKind kind, String reader) {
    if (classes.isPresent() && kind == TargetKind.VALUES) {
      throw new ConfigException(
          "%s: %d classes were given for a target of values. Drop the number, or take classes."
              .formatted(reader, classes.get()));
    }
    if (classes.isPresent() && (classes.get() < 2 || classes.get() > MOST_CLASSES)) {
      throw new ConfigException(
          "%s: classes must be from 2 to %d, got %d."
              .formatted(reader, MOST_CLASSES, classes.get()));
    }
  }

  static Dataset join(
      String name,
      NumpyArray features,
      NumpyArray target,
      TargetKind kind,
      Optional<Integer> classes) {
    int samples = features.shape().dim(0);
    if (samples != target.shape().dim(0)) {
      throw new DataException(
          "%s: has shape %s, but %s has shape %s. Axis 0 (N) of both must be the samples; take two arrays that belong together."
              .formatted(features.source(), features.shape(), target.source(), target.shape()));
    }
    Shape sample = features.shape().dropFirst(1);
    Target meaning =
        isClasses(target, kind, classes)
            ? classes(target, classes)
            : new ValueTarget(withoutScalar(target.shape().dropFirst(1)));
    return InMemoryDataset.ofNumbers(
        name,
        withoutScalar(sample),
        features.type(),
        features.numbers(),
        meaning,
        values(target, meaning));
  }

  private static Shape withoutScalar(Shape sample) {
    return sample.rank() == 0 ? Shape.of(1) : sample;
  }

  private static boolean isClasses(NumpyArray target, TargetKind kind, Optional<Integer> classes) {
    boolean one = target.shape().size() == target.shape().dim(0);
    if (!one && (kind == TargetKind.CLASSES || classes.isPresent())) {
      throw new DataException(
          "%s: has shape %s, classes are one number a sample: [N] or [N, 1]. For one-hot rows save array.argmax(axis=1)."
              .formatted(target.source(), target.shape()));
    }
    return switch (kind) {
      case CLASSES -> true;
      case VALUES -> false;
      case AUTO -> classes.isPresent() || (one && target.type().isWhole());
    };
  }

  private static ClassTarget classes(NumpyArray target, Optional<Integer> given) {
    int most = given.orElse(MOST_CLASSES);
    double highest = 1;
    for (int i = 0; i < target.shape().size(); i++) {
      double label = target.number(i);
      if (!(label >= 0 && label < most && label == Math.rint(label))) {
        throw new DataException(
            "%s: sample %d has the label %s, expected a whole number from 0 to %d. Number classes from 0, or take the target as values."
                .formatted(target.source(), i, plain(label), most - 1));
      }
      highest = Math.max(highest, label);
    }
    return ClassTarget.of(given.orElse((int) highest + 1));
  }

  private static float[] values(NumpyArray target, Target meaning) {
    float[] values = new float[Math.toIntExact(target.shape().size())];
    for (int i = 0; i < values.length; i++) {
      double value = target.number(i);
      values[i] = (float) value;
      if (!Float.isFinite(values[i])) {
        throw new DataException(
            "%s: the target of sample %d is %s, a finite float32 number was expected. Correct or leave out that sample."
                .formatted(target.source(), i / meaning.shape().size(), value));
      }
    }
    return values;
  }

  private static String plain(double value) {
    return value == (long) value ? Long.toString((long) value) : Double.toString(value);
  }
}
