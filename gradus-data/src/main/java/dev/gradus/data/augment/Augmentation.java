package dev.gradus.data.augment;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.data.Augmenter;
import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.TargetEncoding;
import dev.gradus.data.ValueRange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What training does to images, one augmentation after the other: for training batches only,
/// before features are scaled.
///
/// ```java
/// net.fit(train, Fit.epochs(30).augment(
///     Augmentation.of(new Rotation(10), new Zoom(0.1), new Shift(0.2, 0.2), new HorizontalFlip())));
/// ```
///
/// Every number drawn is a function of seed, epoch and sample: batch size, order and number of
/// workers change nothing, and a resumed run draws the same. Movements that stand side by side
/// become one resampling, see [Geometric]. An augmentation that mixes samples stands last; of
/// several, each sample takes one, all equally likely.
///
/// @param augments in order; none by default
/// @param range black and white of the stored images; by default 0 to 255 for bytes, for others the
///   smallest and largest value of the training data
/// @param workers threads that write batches ahead of training, at least 1; default 1
public record Augmentation(List<Augment> augments, Optional<ValueRange> range, int workers) {

  private static final String STREAM = "augment/";
  private static final Augmentation NONE = of();

  /// Copies the list.
  ///
  /// @throws ConfigException for a mixing that does not stand last, or fewer than 1 worker
  public Augmentation {
    augments = List.copyOf(augments);
    if (workers < 1) {
      throw new ConfigException(
          "Augmentation: workers must be at least 1, got %d.".formatted(workers));
    }
    for (int i = 1; i < augments.size(); i++) {
      if (augments.get(i - 1) instanceof Mixing mixing && !(augments.get(i) instanceof Mixing)) {
        throw new ConfigException(
            "Augmentation: %s stands before %s, but finished images are mixed. Put %1$s last."
                .formatted(mixing.kind(), augments.get(i).kind()));
      }
    }
  }

  /// @param augments in order
  /// @return these, in the data's own range, with one worker
  public static Augmentation of(Augment... augments) {
    return new Augmentation(List.of(augments), Optional.empty(), 1);
  }

  /// @return images stay as they are
  public static Augmentation none() {
    return NONE;
  }

  /// @param low black, as stored
  /// @param high white, as stored
  /// @return this for images of that range
  public Augmentation range(double low, double high) {
    return new Augmentation(augments, Optional.of(new ValueRange(low, high)), workers);
  }

  /// @param threads that write batches ahead of training, at least 1
  /// @return this with so many
  public Augmentation workers(int threads) {
    return new Augmentation(augments, range, threads);
  }

  /// @return whether nothing is to be done
  public boolean isNone() {
    return augments.isEmpty();
  }

  /// Refuses data that it cannot change, and targets that cannot be mixed.
  ///
  /// @param data training data
  /// @param encodings how its targets are written
  /// @throws dev.gradus.core.ShapeException if its features are no images, or not in colour where
  ///   that is needed
  /// @throws ConfigException for several inputs, or if classes are to be mixed but their targets
  ///   are numbers
  public void check(Dataset data, List<TargetEncoding> encodings) {
    if (isNone()) {
      return;
    }
    if (data.inputs().size() != 1) {
      throw new ConfigException(
          "%s: has the inputs %s, but augmentation changes the images of one. Leave it out, or store changed images."
              .formatted(data.name(), String.join(", ", data.inputs().keySet())));
    }
    ImageFormat format = format(data);
    augments.forEach(augment -> augment.check(format));
    for (Augment augment : augments) {
      if (augment instanceof Mixing && encodings.contains(TargetEncoding.INDEX)) {
        throw new ConfigException(
            "%s: makes targets between classes, but the loss wants class numbers. Use a loss with one-hot targets such as categorical-crossentropy, or leave %1$s out."
                .formatted(augment.kind()));
      }
    }
  }

  /// Refuses a network that would evaluate and predict without the standardization that is trained
  /// with.
  ///
  /// @param scaler of the network
  /// @throws ConfigException if an [ImageAugmentation] says more or less
  public void check(FittedScaler scaler) {
    for (Augment augment : augments) {
      if (augment instanceof ImageAugmentation images
          && images.standardization().changes()
          && !images.standardization().isIn(scaler)) {
        throw new ConfigException(
            "image-augmentation: its standardization is not what the network's scaler does, which training, evaluation and predictions share. Give the trainer scaler(augmentation.fit(train)).");
      }
    }
  }

  private ImageFormat format(Dataset data) {
    ImageFormat first = ImageFormat.of(data.name(), data.featureShape(), ValueRange.BYTES);
    ValueRange black = range.orElseGet(() -> ValueRange.of(data));
    return new ImageFormat(first.height(), first.width(), first.channels(), black);
  }

  /// Joins it with data and a seed, any number of times for any number of threads.
  ///
  /// @param data training data, checked
  /// @param run the run's root stream
  /// @return makes one for each thread
  public Prepared prepare(Dataset data, RandomStream run) {
    return new Prepared(this, data, format(data), run);
  }

  /// An augmentation joined with data and a seed.
  ///
  /// @param augmentation what is done
  /// @param data to whose samples
  /// @param format of the images
  /// @param run the run's root stream
  public record Prepared(
      Augmentation augmentation, Dataset data, ImageFormat format, RandomStream run) {

    /// @return one for one thread
    public Augmenter augmenter() {
      return new ImageAugmenter(data, format, drawn(), run.named(STREAM + "mixing"));
    }

    private List<Stage.Drawn> drawn() {
      Set<String> taken = new LinkedHashSet<>();
      List<Stage.Drawn> drawn = new ArrayList<>();
      for (Augment augment : augmentation.augments) {
        String name = augment.kind();
        for (int again = 1; !taken.add(name); again++) {
          name = augment.kind() + "_" + again;
        }
        drawn.add(new Stage.Drawn(augment, new Draws(run.named(STREAM + name))));
      }
      return drawn;
    }
  }
}
