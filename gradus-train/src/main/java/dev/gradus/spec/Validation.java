package dev.gradus.spec;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.data.Dataset;
import dev.gradus.data.Split;
import java.util.Optional;

/// What is measured after every epoch: in files `test`, `none`, or a number such as `0.1`.
public sealed interface Validation {

  /// The training data and the data to validate on.
  ///
  /// @param train what the network learns from
  /// @param validation what is measured after every epoch
  /// @param test the test part that belongs to these: made anew with them where something was
  ///   fitted on the training data
  record Parts(Dataset train, Optional<Dataset> validation, Dataset test) {

    /// @param split three parts, or two
    /// @return the same
    public static Parts of(Split split) {
      return new Parts(split.train(), split.validation(), split.test());
    }
  }

  /// @param split the data as loaded
  /// @param seed decides who is held out
  /// @return the parts of it that training sees
  Parts parts(Split split, long seed);

  /// The test part. Its numbers are no longer those of unseen data once choices are made by them.
  record Test() implements Validation {
    @Override
    public Parts parts(Split split, long seed) {
      return new Parts(split.train(), Optional.of(split.test()), split.test());
    }
  }

  /// Nothing.
  record None() implements Validation {
    @Override
    public Parts parts(Split split, long seed) {
      return new Parts(split.train(), Optional.empty(), split.test());
    }
  }

  /// A random part of the training data, which then is not trained on; of each class the same
  /// share. Both parts keep the data's order; who is held out depends on the seed and the data
  /// only.
  ///
  /// @param share of the training data, in (0, 1); rounded to whole samples, at least one on each
  ///   side
  record Fraction(double share) implements Validation {

    /// Name of the stream that chooses, under the run's root stream.
    public static final String STREAM = "validation";

    /// Checks the range.
    ///
    /// @throws ConfigException if the share is not in (0, 1)
    public Fraction {
      if (!(share > 0 && share < 1)) {
        throw new ConfigException(
            "the share of the training data to validate on must be in (0, 1), got %s."
                .formatted(share));
      }
    }

    @Override
    public Parts parts(Split split, long seed) {
      return Parts.of(split.withValidation(share, RandomStream.of(seed).named(STREAM)));
    }
  }
}
