package dev.gradus.train;

import dev.gradus.callback.Measurements;
import dev.gradus.callback.StepListener;
import dev.gradus.callback.TrainControl;
import dev.gradus.callback.TrainEvent;
import dev.gradus.spec.Kinds;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// One listener's hold on the loop.
final class ListenerControl implements TrainControl {

  private final TrainLoop loop;
  private final RunRate rate;
  private final int number;

  ListenerControl(TrainLoop loop, RunRate rate) {
    this.loop = loop;
    this.rate = rate;
    this.number = rate.join();
  }

  @Override
  public void stop(String reason) {
    loop.stop(reason);
  }

  @Override
  public void pause(String reason) {
    loop.pause(reason);
  }

  @Override
  public List<TrainEvent.EpochFinished> epochs() {
    return loop.epochs();
  }

  @Override
  public Measurements measured() {
    return loop.measured();
  }

  @Override
  public void changeLearningRate(DoubleUnaryOperator change) {
    rate.change(number, change);
  }

  @Override
  public void eachStep(StepListener told) {
    loop.eachStep(told);
  }

  @Override
  public void keepWeights() {
    loop.keepWeights();
  }

  @Override
  public void saveModel(Path folder) {
    loop.net().saved().save(folder, Kinds.standard());
  }
}
