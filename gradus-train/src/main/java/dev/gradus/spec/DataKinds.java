package dev.gradus.spec;

/// The words for data that are read from the user's files, beside tables.
final class DataKinds {

  private DataKinds() {}

  static Kinds of(Kinds kinds) {
    return kinds
        .with(
            DataSource.class,
            Kind.of("npz", NpzData.of("data.npz", "x", "y"))
                .requiring("file", "features", "target")
                .shorthandFor("file"))
        .with(
            DataSource.class,
            Kind.of("series", SeriesData.of("series.csv")).requiring("file").shorthandFor("file"))
        .with(
            DataSource.class,
            Kind.of("npy", NpyData.of("x.npy", "y.npy"))
                .requiring("features", "target")
                .shorthandFor("features"))
        .with(
            DataSource.class,
            Kind.of("idx", IdxData.of("images.idx", "labels.idx"))
                .requiring("images", "labels")
                .shorthandFor("images"))
        .with(
            DataSource.class,
            Kind.of("images", ImageData.of("images", 1, 1))
                .requiring("folder", "height", "width")
                .shorthandFor("folder"))
        .with(
            DataSource.class,
            Kind.of("cifar10", Cifar10Data.of("cifar-10-batches-bin"))
                .requiring("folder")
                .shorthandFor("folder"))
        .with(
            DataSource.class,
            Kind.of("cifar100", new Cifar100Data("cifar-100-binary", false, false))
                .requiring("folder")
                .shorthandFor("folder"))
        .with(
            DataSource.class,
            Kind.of("text", TextData.of("texts.csv", "text", "class"))
                .requiring("file", "column", "target")
                .shorthandFor("file"))
        .with(
            DataSource.class,
            Kind.of("text-folder", TextFolderData.of("texts"))
                .requiring("folder")
                .shorthandFor("folder"));
  }
}
