package dev.gradus.data.catalogue;

import dev.gradus.data.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// An entry and what is behind it.
///
/// @param entry what everybody may know
/// @param content how it is read
record Listing(CatalogueEntry entry, Content content) {

  /// How a data set is read.
  sealed interface Content {}

  /// A data set in Gradus itself.
  ///
  /// @param loading reads it
  record Embedded(Supplier<Split> loading) implements Content {}

  /// A data set in Gradus itself that is a CSV file.
  ///
  /// @param loading reads it
  record Table(Supplier<Split> loading) implements Content {}

  /// A time series in Gradus itself; it becomes samples only when somebody says how.
  record Series() implements Content {}

  /// A data set that is published as files to be read as they are.
  ///
  /// @param files all of them
  /// @param reading reads the folder that they are in
  record Files(List<PublishedFile> files, Function<Path, Split> reading) implements Content {}

  /// A data set that is published as a `tar.gz` archive with one folder.
  ///
  /// @param file the archive
  /// @param folder what it holds
  record Archive(PublishedFile file, Folder folder) implements Content {}

  /// The folder in an archive.
  ///
  /// @param name of the folder
  /// @param reading reads it
  record Folder(String name, Function<Path, Split> reading) {}
}
