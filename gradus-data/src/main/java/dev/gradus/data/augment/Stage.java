package dev.gradus.data.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A step of a pipeline for one thread: an augmentation by itself, or neighbours that move pixels,
/// joined.
sealed interface Stage {

  void run(Image image, long epoch, int sample);

  /// @param changes in order, each with its draws
  /// @return the steps, with movements joined where they can be
  static List<Stage> of(List<Drawn> changes) {
    List<Stage> stages = new ArrayList<>();
    List<Drawn> moving = new ArrayList<>();
    Optional<Resampling> reading = Optional.empty();
    for (Drawn change : changes) {
      Optional<Resampling> wanted =
          change.augment() instanceof Geometric geometric ? geometric.reading() : Optional.empty();
      boolean joins =
          change.augment() instanceof Geometric
              && (wanted.isEmpty() || reading.isEmpty() || wanted.equals(reading));
      if (!joins) {
        addMoving(stages, moving, reading);
        reading = Optional.empty();
      }
      if (change.augment() instanceof Geometric) {
        moving.add(change);
        reading = reading.or(() -> wanted);
      } else {
        stages.add(new Single(change));
      }
    }
    addMoving(stages, moving, reading);
    return stages;
  }

  private static void addMoving(
      List<Stage> stages, List<Drawn> moving, Optional<Resampling> reading) {
    if (!moving.isEmpty()) {
      stages.add(new Joined(List.copyOf(moving), reading.orElse(Resampling.defaults())));
      moving.clear();
    }
  }

  /// An augmentation with its random numbers.
  ///
  /// @param augment what is done
  /// @param draws its numbers
  record Drawn(Augment augment, Draws draws) {}

  /// One augmentation.
  record Single(Drawn change) implements Stage {

    @Override
    public void run(Image image, long epoch, int sample) {
      change.augment.apply(image, change.draws.at(epoch, sample));
    }
  }

  /// Movements as one resampling.
  record Joined(List<Drawn> moving, Resampling reading) implements Stage {

    @Override
    public void run(Image image, long epoch, int sample) {
      Geometry geometry = image.geometry();
      for (int i = 0; i < moving.size(); i++) {
        Drawn change = moving.get(i);
        ((Geometric) change.augment).move(geometry, change.draws.at(epoch, sample));
      }
      geometry.resample(image, reading);
    }
  }
}
