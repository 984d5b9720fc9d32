package dev.gradus.spec;

import dev.gradus.data.Split;
import dev.gradus.data.read.Npy;
import dev.gradus.data.read.Storage;
import dev.gradus.data.read.TargetKind;
import java.nio.file.Path;

/// Two arrays that numpy's `save` wrote: in files `{npy: x.npy, target: y.npy}`. What arrays must
/// look like says [Npy]. A share of the samples is the test part: the same ones in every run,
/// whatever its seed, and of each class the same share.
///
/// @param features path of the array of features, from the working directory
/// @param target path of the array of targets
/// @param targetKind how the target is meant; default `auto`: classes if it is one whole number a
///   sample, else values
/// @param testShare of the samples that go to the test part, in (0, 1); default 0.2
/// @param storage where the features stay, `auto`, `memory` or `disk`: see [Storage]; default
///   `auto`
public record NpyData(
    String features, String target, TargetKind targetKind, double testShare, Storage storage)
    implements DataSource {

  /// @throws dev.gradus.core.ConfigException for a share out of range
  public NpyData {
    TestPart.requireShare(testShare, "npy");
  }

  /// @param features path of the array of features, from the working directory
  /// @param target path of the array of targets
  /// @return these arrays, everything else by default
  public static NpyData of(String features, String target) {
    return new NpyData(features, target, TargetKind.AUTO, 0.2, Storage.AUTO);
  }

  @Override
  public Split load() {
    Npy arrays =
        Npy.of(Path.of(features), Path.of(target)).withKind(targetKind).withStorage(storage);
    return TestPart.cut(arrays.read(), testShare);
  }
}
