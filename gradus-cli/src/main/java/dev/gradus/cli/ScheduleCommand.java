package dev.gradus.cli;

import dev.gradus.chart.LineChart;
import dev.gradus.optimizer.WeightGroup;
import dev.gradus.report.ScheduleCharts;
import dev.gradus.report.image.ChartImages;
import dev.gradus.run.SharedData;
import dev.gradus.run.TrainRun;
import dev.gradus.schedule.Schedule;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows the learning rate of a spec over its whole run.
@Command(
    name = "schedule",
    description = "Shows the learning rate of a spec over its whole run, without training.",
    footer = {
      "",
      "Reads the spec's data, since their number gives the number of steps.",
      "",
      "Examples:",
      "  ./gradus schedule spec.yaml",
      "  ./gradus schedule spec.yaml --svg rate.svg --set fit.epochs=50",
      "",
      "With --json: steps, epochs, stepsPerEpoch, rates {name: [{step, learningRate}]}."
    })
final class ScheduleCommand implements Callable<Integer> {

  private static final int WIDTH = 1600;
  private static final int HEIGHT = 1000;
  private static final String OWN = "learning rate";

  private final Terminal terminal;

  @Mixin private SpecOptions spec = new SpecOptions();

  @Option(names = "--svg", paramLabel = "FILE", description = "Also draw it as an SVG file.")
  private Optional<Path> svg = Optional.empty();

  @Option(names = "--png", paramLabel = "FILE", description = "Also draw it as a PNG file.")
  private Optional<Path> png = Optional.empty();

  @Mixin private OutputOptions options = new OutputOptions();

  ScheduleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Output output = new Output(terminal, options);
    TrainSpec read = spec.read(Kinds.standard());
    int samples = TrainRun.of(read, new SharedData()).trainingData().size();
    int epochs = read.fit().epochs();
    long stepsPerEpoch = Math.ceilDiv(samples, read.fit().batchSize());
    long steps = epochs * stepsPerEpoch;
    SequencedMap<String, Schedule> rates = rates(read);
    LineChart chart = ScheduleCharts.of(rates, steps);
    svg.ifPresent(file -> ChartImages.svg(chart, file, WIDTH, HEIGHT));
    png.ifPresent(file -> ChartImages.png(chart, file, WIDTH, HEIGHT));
    output.line(
        "%s: %s of %s"
            .formatted(
                Figures.count(steps, "step"),
                Figures.count(epochs, "epoch"),
                Figures.count(stepsPerEpoch, "step")));
    rates.forEach((name, schedule) -> {
      output.line("");
      if (!name.equals(OWN)) {
        output.line(name + ":");
      }
      schedule.plot(steps).lines().forEach(output::line);
    });
    output.result(fields(rates, steps, epochs, stepsPerEpoch));
    return ExitStatus.DONE;
  }

  private static SequencedMap<String, Schedule> rates(TrainSpec spec) {
    SequencedMap<String, Schedule> rates = new LinkedHashMap<>();
    rates.put(OWN, spec.optimizer().learningRate());
    for (WeightGroup group : spec.update().groups()) {
      group.optimizer().ifPresent(optimizer -> rates.put(group.names(), optimizer.learningRate()));
    }
    return rates;
  }

  private static Map<String, Object> fields(
      SequencedMap<String, Schedule> rates, long steps, int epochs, long stepsPerEpoch) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("steps", steps);
    fields.put("epochs", epochs);
    fields.put("stepsPerEpoch", stepsPerEpoch);
    Map<String, Object> all = new LinkedHashMap<>();
    rates.forEach((name, schedule) -> all.put(name, points(schedule, steps)));
    fields.put("rates", all);
    return fields;
  }

  private static List<Map<String, Object>> points(Schedule schedule, long steps) {
    return ScheduleCharts.steps(steps).stream()
        .map(step -> {
          Map<String, Object> point = new LinkedHashMap<>();
          point.put("step", step);
          point.put("learningRate", schedule.at(step));
          return point;
        })
        .toList();
  }
}
