package dev.gradus.data.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gradus.core.RandomStream;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.Split;
import dev.gradus.data.read.Cifar;
import dev.gradus.data.read.Csv;
import dev.gradus.data.read.Idx;
import dev.gradus.data.read.ImageFolder;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;

/// How the files of each data set become samples.
final class Readings {

  /// Height and width that the flowers are brought to.
  static final int FLOWER_SIDE = 96;

  private static final double TEST_SHARE = 0.2;
  private static final long MOST_IMAGES = 16 + 60_000L * 28 * 28;
  private static final ClassTarget CLOTHES =
      ClassTarget.named(
          List.of(
              "T-shirt/top",
              "Trouser",
              "Pullover",
              "Dress",
              "Coat",
              "Sandal",
              "Shirt",
              "Sneaker",
              "Bag",
              "Ankle boot"));

  private Readings() {}

  static Split fashionMnist(Path folder) {
    return Split.of(fashion(folder, "train", "train"), fashion(folder, "test", "t10k"));
  }

  private static Dataset fashion(Path folder, String part, String prefix) {
    return Idx.dataset(
        "fashion-mnist " + part,
        Idx.read(folder.resolve(prefix + "-images-idx3-ubyte.gz"), MOST_IMAGES),
        Idx.read(folder.resolve(prefix + "-labels-idx1-ubyte.gz")),
        CLOTHES);
  }

  static Split cifar10(Path folder) {
    return Cifar.ten(folder).withExcerpts().read(); // the catalogue counts the samples itself
  }

  static Split cifar100(Path folder) {
    return Cifar.hundred(folder).withExcerpts().read();
  }

  static Split flowers(Path folder) {
    return stratified(ImageFolder.of(folder, FLOWER_SIDE, FLOWER_SIDE).read());
  }

  static Split iris() {
    byte[] table = EmbeddedTable.text("iris").getBytes(UTF_8);
    return stratified(Csv.of(Path.of("iris.csv"), "Species").read(new ByteArrayInputStream(table)));
  }

  /// For sets that have no test part of their own: the same one in every run, whatever its seed.
  private static Split stratified(Dataset all) {
    return Split.stratified(all, TEST_SHARE, RandomStream.of(0).named("test"));
  }
}
