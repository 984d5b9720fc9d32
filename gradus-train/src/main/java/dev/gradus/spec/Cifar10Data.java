package dev.gradus.spec;

import dev.gradus.core.ConfigException;
import dev.gradus.data.Split;
import dev.gradus.data.read.Cifar;
import java.nio.file.Path;

/// CIFAR-10 in the binary version: in files `{cifar10: cifar-10-batches-bin}`. See [Cifar].
///
/// @param folder where the files are, from the working directory
/// @param batches how many files of the training part are read, 1 to 5; default 5
/// @param excerpts whether the files may hold another number of images than those published;
///   default false
public record Cifar10Data(String folder, int batches, boolean excerpts) implements DataSource {

  /// @throws ConfigException for a number of batches out of range
  public Cifar10Data {
    if (batches < 1 || batches > 5) {
      throw new ConfigException("cifar10: batches must be from 1 to 5, got %d.".formatted(batches));
    }
  }

  /// @param folder where the files are
  /// @return all of them
  public static Cifar10Data of(String folder) {
    return new Cifar10Data(folder, 5, false);
  }

  @Override
  public Split load() {
    Cifar files = Cifar.ten(Path.of(folder)).withBatches(batches);
    return (excerpts ? files.withExcerpts() : files).read();
  }
}
