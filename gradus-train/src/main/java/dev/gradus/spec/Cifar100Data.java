package dev.gradus.spec;

import dev.gradus.data.Split;
import dev.gradus.data.read.Cifar;
import dev.gradus.data.read.CifarLabels;
import java.nio.file.Path;

/// CIFAR-100 in the binary version: in files `{cifar100: cifar-100-binary}`. See [Cifar].
///
/// @param folder where the files are, from the working directory
/// @param coarse whether the target is the 20 groups of classes; default false, the 100 classes
/// @param excerpts whether the files may hold another number of images than those published;
///   default false
public record Cifar100Data(String folder, boolean coarse, boolean excerpts) implements DataSource {

  @Override
  public Split load() {
    CifarLabels labels = coarse ? CifarLabels.COARSE : CifarLabels.FINE;
    Cifar files = Cifar.hundred(Path.of(folder)).withLabels(labels);
    return (excerpts ? files.withExcerpts() : files).read();
  }
}
