package dev.gradus.run;

import dev.gradus.callback.TrainEvent;
import dev.gradus.history.Checkpoint;
import dev.gradus.history.History;
import dev.gradus.history.UnfinishedEpoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the events of one run say of it, which remains where training fails.
final class Timeline {

  private final List<TrainEvent.EpochFinished> epochs;
  private final double earlierSeconds;
  private int resultEpoch;
  private double seconds;

  /// @param from where the run goes on, if it does
  Timeline(Optional<Checkpoint> from) {
    this.epochs = new ArrayList<>(from.map(Checkpoint::epochs).orElse(List.of()));
    this.earlierSeconds =
        epochs.stream().mapToDouble(TrainEvent.EpochFinished::seconds).sum()
            + from.flatMap(Checkpoint::unfinished).map(UnfinishedEpoch::seconds).orElse(0.0);
    this.resultEpoch = epochs.size();
  }

  void see(TrainEvent event) {
    switch (event) {
      case TrainEvent.EpochFinished finished -> epochs.add(finished);
      case TrainEvent.TrainingFinished finished -> {
        seconds = finished.seconds();
        resultEpoch = finished.resultEpoch();
      }
      default -> {}
    }
  }

  History history() {
    return History.of(epochs);
  }

  int resultEpoch() {
    return resultEpoch;
  }

  double seconds() {
    return earlierSeconds + seconds;
  }
}
