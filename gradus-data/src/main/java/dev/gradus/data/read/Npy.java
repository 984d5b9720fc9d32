package dev.gradus.data.read;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.data.Dataset;
import java.nio.file.Path;
import java.util.Optional;

/// Features and targets in two files that `numpy.save` wrote. For several arrays in one file see
/// [Npz].
///
/// ```
/// Dataset digits = Npy.of(Path.of("x.npy"), Path.of("y.npy")).read();
/// ```
///
/// Axis 0 of both arrays are the samples. Features of shape `[N, ...]` give samples of shape
/// `[...]`, of shape `[N]` samples of `[1]`; they stay in the type they were saved in until a batch
/// is written, see [dev.gradus.data.StoredType]. Read are bool, integers of 8 to 64 bits and floats
/// of 16, 32 and 64 bits, in either byte order, row-major or in Fortran's order. Python objects are
/// not: to restore them means to run code from the file.
///
/// Classes are numbered from 0; there is one more of them than the highest label, at least 2. A
/// second file, such as a test split, gets the first one's number by [#withClasses].
///
/// @param features path of the array of features
/// @param target path of the array of targets
/// @param kind how the target is meant; default [TargetKind#AUTO], which takes whole numbers and
///   truth values of shape `[N]` or `[N, 1]` as classes and everything else as values
/// @param classes how many there are, where that is settled, 2 to 65536; default empty
/// @param storage where the features stay; default [Storage#AUTO]. On disk they stay in their file,
///   which must be row-major with the low byte first, as numpy saves by default
public record Npy(
    Path features, Path target, TargetKind kind, Optional<Integer> classes, Storage storage) {

  private static final String KIND = "an NPY file";

  /// @throws ConfigException for a number of classes out of range, or for a target of values
  public Npy {
    NumpyData.requireClasses(classes, kind, "npy");
  }

  /// @param features path of the array of features
  /// @param target path of the array of targets
  /// @return these arrays, everything else by default
  public static Npy of(Path features, Path target) {
    return new Npy(features, target, TargetKind.AUTO, Optional.empty(), Storage.AUTO);
  }

  /// @param kind how the target is meant
  /// @return the same arrays with that setting
  public Npy withKind(TargetKind kind) {
    return new Npy(features, target, kind, classes, storage);
  }

  /// @param classes how many there are, for example in the training file
  /// @return the same arrays with a target of that many classes
  public Npy withClasses(int classes) {
    return new Npy(features, target, TargetKind.CLASSES, Optional.of(classes), storage);
  }

  /// @param storage where the features stay
  /// @return the same arrays, kept there
  public Npy withStorage(Storage storage) {
    return new Npy(features, target, kind, classes, storage);
  }

  /// @return the data set, named after the file of features
  /// @throws DataException if a file is missing or damaged, holds anything but numbers, or the two
  ///   do not belong together
  public Dataset read() {
    return NumpyData.join(
        String.valueOf(features.getFileName()),
        array(features, storage),
        array(target, Storage.MEMORY),
        kind,
        classes);
  }

  private static NumpyArray array(Path file, Storage storage) {
    return StoredFile.read(
        file, KIND, (in, bytes) -> new NpyReader(file.toString(), bytes).read(in, file, storage));
  }
}
