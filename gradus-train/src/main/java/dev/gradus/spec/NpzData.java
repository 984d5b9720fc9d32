package dev.gradus.spec;

import dev.gradus.core.ConfigException;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.Split;
import dev.gradus.data.read.Npz;
import dev.gradus.data.read.TargetKind;
import java.nio.file.Path;
import java.util.Optional;

/// Arrays in a file that numpy's `savez` wrote: in files `{npz: digits.npz, features: x, target:
/// y}`. What arrays must look like says [Npz].
///
/// The test part is two arrays of the same file, such as `x_test` and `y_test`, or else a share of
/// the samples: the same ones in every run, whatever its seed, and of each class the same share.
///
/// @param file path, from the working directory
/// @param features name of the array of features
/// @param target name of the array of targets
/// @param targetKind how the target is meant; default `auto`: classes if it is one whole number a
///   sample, else values
/// @param testFeatures name of the test part's features; default none
/// @param testTarget name of the test part's targets; default none
/// @param testShare of the samples that go to the test part if no arrays are given for it, in (0,
///   1); default 0.2
public record NpzData(
    String file,
    String features,
    String target,
    TargetKind targetKind,
    Optional<String> testFeatures,
    Optional<String> testTarget,
    double testShare)
    implements DataSource {

  /// @throws ConfigException for a share out of range, or one of the test part's arrays alone
  public NpzData {
    TestPart.requireShare(testShare, "npz");
    if (testFeatures.isPresent() != testTarget.isPresent()) {
      throw new ConfigException(
          "npz: testFeatures and testTarget belong together, got %s alone. Give both, or neither."
              .formatted(testFeatures.isPresent() ? "testFeatures" : "testTarget"));
    }
  }

  /// @param file path, from the working directory
  /// @param features name of the array of features
  /// @param target name of the array of targets
  /// @return these arrays, everything else by default
  public static NpzData of(String file, String features, String target) {
    return new NpzData(
        file, features, target, TargetKind.AUTO, Optional.empty(), Optional.empty(), 0.2);
  }

  /// @param features name of the test part's features
  /// @param target name of the test part's targets
  /// @return this file with that test part
  public NpzData withTest(String features, String target) {
    return new NpzData(
        file,
        this.features,
        this.target,
        targetKind,
        Optional.of(features),
        Optional.of(target),
        testShare);
  }

  @Override
  public Split load() {
    Dataset train = Npz.of(Path.of(file), features, target).withKind(targetKind).read();
    if (testFeatures.isEmpty()) {
      return TestPart.cut(train, testShare);
    }
    Npz test = Npz.of(Path.of(file), testFeatures.get(), testTarget.orElseThrow());
    return Split.of(
        train,
        train.target() instanceof ClassTarget classes
            ? test.withClasses(classes.classes()).read()
            : test.withKind(TargetKind.VALUES).read());
  }
}
