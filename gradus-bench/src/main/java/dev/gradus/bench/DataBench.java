package dev.gradus.bench;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Softmax;
import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.augment.Augmentation;
import dev.gradus.data.augment.HorizontalFlip;
import dev.gradus.data.augment.Rotation;
import dev.gradus.data.augment.Shift;
import dev.gradus.data.augment.Zoom;
import dev.gradus.data.read.Idx;
import dev.gradus.data.read.Mnist;
import dev.gradus.data.read.Storage;
import dev.gradus.data.scale.Scaler;
import dev.gradus.kernels.Backend;
import dev.gradus.layer.Conv2D;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Dropout;
import dev.gradus.layer.Flatten;
import dev.gradus.layer.Input;
import dev.gradus.layer.MaxPooling2D;
import dev.gradus.layer.Padding;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Adam;
import dev.gradus.train.CompiledModel;
import dev.gradus.train.Fit;
import dev.gradus.train.Trainer;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What the way of the data costs: epochs from disk beside epochs from memory, and epochs of
/// changed images beside epochs of the same images as they are, in turn.
///
/// @param rounds of which the median counts, at least 1; one more runs before, uncounted
/// @param digits of MNIST in an epoch, from 1 to 60,000
/// @param photos in an epoch, at least 1; synthetic, in the shape of CIFAR-10's
public record DataBench(int rounds, int digits, int photos) {

  private static final int BATCH = 64;
  private static final int CLASSES = 10;
  private static final Shape PHOTO = Shape.of(32, 32, 3);

  /// Refuses runs of nothing.
  public DataBench {
    if (rounds < 1 || digits < 1 || photos < 1) {
      throw new ConfigException(
          "bench: rounds, digits and photos must be at least 1, got %d, %d and %d."
              .formatted(rounds, digits, photos));
    }
  }

  /// @return 7 rounds of 20,000 digits and 2,000 photos
  public static DataBench defaults() {
    return new DataBench(7, 20_000, 2_000);
  }

  /// Two ways of the same training.
  ///
  /// @param plainSeconds of an epoch the plain way, the median
  /// @param seconds of an epoch the other way, the median
  /// @param ratio of the two, the median over the rounds
  public record Cost(double plainSeconds, double seconds, double ratio) {

    private static Cost of(double[] plain, double[] other) {
      double[] ratios = new double[plain.length];
      for (int i = 0; i < ratios.length; i++) {
        ratios[i] = other[i] / plain[i];
      }
      return new Cost(median(plain), median(other), median(ratios));
    }

    private static double median(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      return sorted[sorted.length / 2];
    }
  }

  /// Trains 784-1000-10 on MNIST with its images in memory, and in a file.
  ///
  /// @param backend what it is trained on
  /// @return what the file costs
  /// @throws DataException if there is no room for the file
  public Cost streaming(Backend backend) {
    Dataset memory = Mnist.load().train().take(digits).flattened();
    Path file = write(memory);
    try {
      Idx images = Idx.read(file, Storage.DISK);
      float[] labels = new float[memory.size()];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = memory.label(i);
      }
      Dataset disk =
          InMemoryDataset.ofBytes(
              "digits on disk", memory.featureShape(), images.values(), memory.target(), labels);
      Trainer trainer =
          Trainer.of(
                  Workload.named("mlp64").model(),
                  Adam.defaults(),
                  CategoricalCrossentropy.defaults())
              .scaler(Scaler.defaults().fit(memory));
      Fit fit = Fit.epochs(1).batchSize(BATCH);
      return compared(backend, trainer, memory, fit, disk, fit);
    } finally {
      file.toFile().delete();
    }
  }

  /// Trains a network of four convolutions on photos as they are, and rotated, shifted, zoomed and
  /// flipped.
  ///
  /// @param backend what it is trained on
  /// @return what the changes cost
  public Cost augmentation(Backend backend) {
    byte[] pixels = new byte[Math.multiplyExact(photos, (int) PHOTO.size())];
    RandomStream noise = RandomStream.of(3).named("photos");
    float[] labels = new float[photos];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) noise.bits(0, i);
    }
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % CLASSES;
    }
    Dataset data =
        InMemoryDataset.ofBytes(
            "photos", PHOTO, MemorySegment.ofArray(pixels), ClassTarget.of(CLASSES), labels);
    Trainer trainer =
        Trainer.of(photoNetwork(), Adam.defaults(), CategoricalCrossentropy.defaults())
            .scaler(Scaler.defaults().fit(data));
    Fit plain = Fit.epochs(1).batchSize(BATCH);
    Fit changed =
        plain.augment(
            Augmentation.of(
                new Rotation(10), new Shift(0.1, 0.1), new Zoom(0.1), new HorizontalFlip()));
    return compared(backend, trainer, data, plain, data, changed);
  }

  /// The network of Keras's CIFAR-10 example: 2 convolutions of 32 filters and 2 of 64.
  private static Sequential photoNetwork() {
    return Sequential.of(
        Input.of(32, 32, 3),
        convolution(32),
        convolution(32),
        MaxPooling2D.of(2),
        new Dropout(0.25),
        convolution(64),
        convolution(64),
        MaxPooling2D.of(2),
        new Dropout(0.25),
        new Flatten(),
        Dense.of(512).withActivation(new Relu()),
        new Dropout(0.5),
        Dense.of(CLASSES).withActivation(new Softmax()));
  }

  private static Conv2D convolution(int filters) {
    return Conv2D.of(filters, 3).withPadding(new Padding.Same()).withActivation(new Relu());
  }

  private Cost compared(
      Backend backend, Trainer trainer, Dataset plain, Fit plainFit, Dataset other, Fit otherFit) {
    double[] before = new double[rounds];
    double[] after = new double[rounds];
    try (CompiledModel one = trainer.compile(backend);
        CompiledModel two = trainer.compile(backend)) {
      for (int round = -1; round < rounds; round++) {
        double seconds = seconds(one, plain, plainFit);
        double others = seconds(two, other, otherFit);
        if (round >= 0) {
          before[round] = seconds;
          after[round] = others;
        }
      }
    }
    return Cost.of(before, after);
  }

  private static double seconds(CompiledModel model, Dataset data, Fit fit) {
    long start = System.nanoTime();
    model.fit(data, fit);
    return (System.nanoTime() - start) / 1e9;
  }

  /// The images as a plain IDX file.
  private static Path write(Dataset images) {
    int each = (int) images.featureShape().size();
    ByteBuffer content = ByteBuffer.allocate(12 + images.size() * each);
    content.putInt(0x0802).putInt(images.size()).putInt(each);
    float[] sample = new float[each];
    for (int i = 0; i < images.size(); i++) {
      images.copyFeatures(i, sample, 0);
      for (float pixel : sample) {
        content.put((byte) pixel);
      }
    }
    try {
      return Files.write(Files.createTempFile("gradus-bench", ".idx"), content.array());
    } catch (IOException e) {
      throw new DataException("bench: the digits cannot be written to a file: " + e + ".", e);
    }
  }
}
