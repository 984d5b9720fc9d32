package dev.gradus.data.read;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.data.Dataset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Features and targets in one file that `numpy.savez` or `numpy.savez_compressed` wrote, chosen by
/// name. What arrays may be, and what becomes of them, says [Npy].
///
/// ```
/// Dataset digits = Npz.of(Path.of("digits.npz"), "x", "y").read();
/// ```
///
/// Such a file is a ZIP archive. It is read in memory and never extracted. Its arrays may unpack to
/// 16 MiB plus four times the file's size together, unless the caller allows more; what is unpacked
/// is counted, and compared with each entry's checksum.
///
/// @param file path of the archive
/// @param features name of the array of features
/// @param target name of the array of targets
/// @param kind how the target is meant; default [TargetKind#AUTO], see [Npy]
/// @param classes how many there are, where that is settled, 2 to 65536; default empty
/// @param unpackedBytes what the two arrays may unpack to where that is more than the file's size
///   justifies; default 0
public record Npz(
    Path file,
    String features,
    String target,
    TargetKind kind,
    Optional<Integer> classes,
    long unpackedBytes) {

  /// @throws ConfigException for a number of classes out of range, or for a target of values
  public Npz {
    NumpyData.requireClasses(classes, kind, "npz");
  }

  /// @param file path of the archive
  /// @param features name of the array of features
  /// @param target name of the array of targets
  /// @return these arrays, everything else by default
  public static Npz of(Path file, String features, String target) {
    return new Npz(file, features, target, TargetKind.AUTO, Optional.empty(), 0);
  }

  /// @param kind how the target is meant
  /// @return the same arrays with that setting
  public Npz withKind(TargetKind kind) {
    return new Npz(file, features, target, kind, classes, unpackedBytes);
  }

  /// @param classes how many there are, for example in the training part
  /// @return the same arrays with a target of that many classes
  public Npz withClasses(int classes) {
    return new Npz(file, features, target, TargetKind.CLASSES, Optional.of(classes), unpackedBytes);
  }

  /// @param bytes what the two arrays may unpack to, for a file that is to be trusted
  /// @return the same arrays with that limit
  public Npz withUnpackedBytes(long bytes) {
    return new Npz(file, features, target, kind, classes, bytes);
  }

  /// @return the data set, named after the file and the array of features
  /// @throws DataException if the file is missing or damaged, has no such arrays, unpacks to more
  ///   than its size justifies, holds anything but numbers, or the two do not belong together
  public Dataset read() {
    List<NumpyArray> arrays = new NpzReader(file, unpackedBytes).read(List.of(features, target));
    String name = file.getFileName() + " " + features;
    return NumpyData.join(name, arrays.getFirst(), arrays.getLast(), kind, classes);
  }
}
