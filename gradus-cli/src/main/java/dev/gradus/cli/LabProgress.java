package dev.gradus.cli;

import dev.gradus.study.Comparison;
import dev.gradus.study.StudyEvent;
import dev.gradus.technique.Observer;
import java.time.Duration;
import java.util.Optional;

/// Shows how far a technique is: its comparisons as `compare` shows them, other work as a live
/// line.
final class LabProgress implements Observer, AutoCloseable {

  private final Output output;
  private Optional<StudyProgress> study = Optional.empty();
  private Optional<ProgressLine> stage = Optional.empty();

  LabProgress(Output output) {
    this.output = output;
  }

  @Override
  public void study(Comparison comparison, StudyEvent event) {
    if (event instanceof StudyEvent.Started started) {
      close();
      study = Optional.of(new StudyProgress(output, comparison, started.trials()));
    }
    study.ifPresent(shown -> shown.see(event));
  }

  @Override
  public void stage(String what, int done, int of) {
    if (stage.isEmpty()) {
      close();
      stage = output.liveLine().map(line -> new ProgressLine(line, of));
    }
    stage.ifPresent(line -> line.show(done, what, "", Duration.ofNanos(-1)));
    if (done == of) {
      close();
    }
  }

  @Override
  public void close() {
    study.ifPresent(StudyProgress::close);
    study = Optional.empty();
    stage.ifPresent(ProgressLine::close);
    stage = Optional.empty();
  }
}
