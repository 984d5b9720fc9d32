package dev.gradus.data.catalogue;

import dev.gradus.core.Shape;
import dev.gradus.data.read.Mnist;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// All data sets that Gradus knows.
///
/// Checksums are those that the sources publish: the table in the README of Fashion-MNIST's
/// repository (MD5), the table on the page of the CIFAR sets (MD5), and for the flowers the list in
/// TensorFlow's own catalogue, `tf_flowers/checksums.tsv` (SHA-256). Sizes in bytes are those of
/// TensorFlow's catalogue for the same addresses.
final class StandardListings {

  private static final Shape GREY = Shape.of(28, 28, 1);
  private static final Shape COLOR = Shape.of(32, 32, 3);
  private static final String NONE_STATED = "none stated";
  private static final String ZALANDO =
      "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/";
  private static final String ZALANDO_REPOSITORY =
      "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/";
  private static final String FLOWERS = "example_images/flower_photos.tgz";
  private static final String TORONTO = "https://www.cs.toronto.edu/~kriz/";

  private StandardListings() {}

  static List<Listing> all() {
    return List.of(
        mnist(),
        fashionMnist(),
        cifar10(),
        cifar100(),
        flowers(),
        iris(),
        sunspots(),
        passengers());
  }

  private static Listing mnist() {
    return new Listing(
        new CatalogueEntry(
            Mnist.NAME,
            "handwritten digits",
            70_000,
            GREY,
            10,
            11_369_320,
            new Origin(
                "Y. LeCun, C. Cortes, C. J. C. Burges, The MNIST database of handwritten digits, 1998",
                NONE_STATED)),
        new Listing.Embedded(Mnist::load));
  }

  private static Listing fashionMnist() {
    return new Listing(
        new CatalogueEntry(
            "fashion-mnist",
            "photos of clothes",
            70_000,
            GREY,
            10,
            30_878_645,
            new Origin("Zalando Research, github.com/zalandoresearch/fashion-mnist", "MIT")),
        new Listing.Files(
            List.of(
                fashion(
                    "train-images-idx3-ubyte.gz", 26_421_880, "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
                fashion("train-labels-idx1-ubyte.gz", 29_515, "25c81989df183df01b3e8a0aad5dffbe"),
                fashion("t10k-images-idx3-ubyte.gz", 4_422_102, "bef4ecab320f06d8554ea6380940ec79"),
                fashion("t10k-labels-idx1-ubyte.gz", 5_148, "bb300cfdad3c16e7a12a480ee83cd310")),
            Readings::fashionMnist));
  }

  private static PublishedFile fashion(String name, long bytes, String md5) {
    return new PublishedFile(
        name,
        List.of(URI.create(ZALANDO + name), URI.create(ZALANDO_REPOSITORY + name)),
        bytes,
        Optional.of(Checksum.md5(md5)));
  }

  private static Listing cifar10() {
    return cifar(
        "cifar10",
        10,
        "cifar-10-binary.tar.gz",
        170_052_171,
        "c32a1d4ab5d03f1284b67883e8d87530",
        new Listing.Folder("cifar-10-batches-bin", Readings::cifar10));
  }

  private static Listing cifar100() {
    return cifar(
        "cifar100",
        100,
        "cifar-100-binary.tar.gz",
        168_513_733,
        "03b5dce01913d631647c71ecec9e9cb8",
        new Listing.Folder("cifar-100-binary", Readings::cifar100));
  }

  private static Listing cifar(
      String name, int classes, String file, long bytes, String md5, Listing.Folder folder) {
    PublishedFile archive =
        new PublishedFile(
            file, List.of(URI.create(TORONTO + file)), bytes, Optional.of(Checksum.md5(md5)));
    return new Listing(
        new CatalogueEntry(
            name,
            "small photos of things and animals",
            60_000,
            COLOR,
            classes,
            bytes,
            new Origin(
                "A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009",
                NONE_STATED)),
        new Listing.Archive(archive, folder));
  }

  private static Listing flowers() {
    PublishedFile archive =
        new PublishedFile(
            "flower_photos.tgz",
            List.of(
                URI.create("https://storage.googleapis.com/download.tensorflow.org/" + FLOWERS),
                URI.create("http://download.tensorflow.org/" + FLOWERS)),
            228_813_984,
            Optional.of(
                Checksum.sha256(
                    "4c54ace7911aaffe13a365c34f650e71dd5bf1be0a58b464e5a7183e3e595d9c")));
    return new Listing(
        new CatalogueEntry(
            "flowers",
            "photos of five kinds of flowers",
            3_670,
            Shape.of(Readings.FLOWER_SIDE, Readings.FLOWER_SIDE, 3),
            5,
            228_813_984,
            new Origin("The TensorFlow Team, Flowers, 2019", "CC BY, by photo in LICENSE.txt")),
        new Listing.Archive(archive, new Listing.Folder("flower_photos", Readings::flowers)));
  }

  private static Listing iris() {
    return new Listing(
        new CatalogueEntry(
            "iris",
            "petals and sepals of three species",
            150,
            Shape.of(4),
            3,
            3_716,
            new Origin("E. Anderson, 1935; R. A. Fisher, 1936; R's package datasets", NONE_STATED)),
        new Listing.Table(Readings::iris));
  }

  private static Listing sunspots() {
    return series(
        "sunspots",
        "monthly sunspots, 1749 to 2013",
        3_177,
        43_294,
        "Royal Observatory of Belgium (SILSO); R's package datasets");
  }

  private static Listing passengers() {
    return series(
        "air-passengers",
        "monthly airline passengers, 1949 to 1960",
        144,
        1_883,
        "G. E. P. Box, G. M. Jenkins, Time Series Analysis, series G; R's package datasets");
  }

  private static Listing series(String name, String what, int points, long bytes, String source) {
    return new Listing(
        new CatalogueEntry(
            name, what, points, Shape.of(1), 0, bytes, new Origin(source, NONE_STATED)),
        new Listing.Series());
  }
}
