package dev.gradus.spec;

import dev.gradus.data.Split;

/// Where a spec's samples come from. Open: a program may register sources of its own.
public interface DataSource {

  /// Reads the data. Takes its time; runs on the same data share one result.
  ///
  /// @return training and test part
  /// @throws dev.gradus.core.DataException if the data cannot be read
  Split load();
}
