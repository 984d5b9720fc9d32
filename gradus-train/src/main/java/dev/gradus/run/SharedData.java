package dev.gradus.run;

import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.Split;
import dev.gradus.data.scale.Scaling;
import dev.gradus.spec.DataSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Data and fitted scalers, each made once and shared by all runs that ask for the same. Data never
/// change, so that runs on several threads may share them.
public final class SharedData {

  private final Map<DataSource, Split> splits = new ConcurrentHashMap<>();
  private final Map<ScalerKey, FittedScaler> scalers = new ConcurrentHashMap<>();

  /// Nothing loaded yet.
  public SharedData() {}

  /// @param source where samples come from
  /// @return its data, loaded if they were not
  /// @throws dev.gradus.core.DataException if the data cannot be read
  public Split of(DataSource source) {
    return splits.computeIfAbsent(source, DataSource::load);
  }

  /// The scaler fitted on a training part: kept if that is the whole training part of the source,
  /// fitted anew for a part of it. Data sets are equal only to themselves. Data that say themselves
  /// how they are scaled bring theirs.
  FittedScaler scaler(DataSource source, Scaling scaling, Dataset train) {
    if (train.scaling().isPresent()) {
      InputFit.requireNoScale(scaling, train);
      return train.scaling().get();
    }
    if (!train.equals(of(source).train())) {
      return scaling.fit(train);
    }
    return scalers.computeIfAbsent(new ScalerKey(source, scaling), key -> key.scaling().fit(train));
  }

  private record ScalerKey(DataSource source, Scaling scaling) {}
}
