package dev.gradus.cli;

import dev.gradus.core.WholeFile;
import dev.gradus.kernels.Backend;
import dev.gradus.rate.RateCurve;
import dev.gradus.rate.RateTest;
import dev.gradus.rate.RateTestResult;
import dev.gradus.report.RateCharts;
import dev.gradus.run.SharedData;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Looks for learning rates that suit a spec.
@Command(
    name = "lr-find",
    description = {
      "Finds an interval of learning rates for a spec.",
      "",
      "Trains for some hundred steps while the rate rises exponentially, from several seeds, and looks"
          + " where the loss falls and where it breaks out. Nothing of it is kept but the figure."
    },
    footer = {
      "",
      "steep: where the smoothed loss falls fastest; valley: the middle of its longest fall;",
      "min/10: a tenth of the rate at its minimum. Each is the median of the seeds with the smallest"
          + " and largest in parentheses. If the curve says nothing, the exit status is 1.",
      "",
      "Examples:",
      "  ./gradus lr-find spec.yaml",
      "  ./gradus lr-find spec.yaml --set optimizer=sgd --seeds 5 --from 1e-4 --to 100",
      "",
      "With --json: refusal, low, high, steep {median, smallest, largest}, valley, minimumTenth,",
      "figure, seeds [{seed, steps, brokenOut, refusal}]."
    })
final class LrFindCommand implements Callable<Integer> {

  private static final String NAME = "lr-find";

  private final Terminal terminal;

  @Mixin private SpecOptions spec = new SpecOptions();

  @Option(names = "--seeds", paramLabel = "N", description = "How many seeds; default: 3.")
  private int seeds = RateTest.defaults().seeds();

  @Option(names = "--from", paramLabel = "RATE", description = "The first rate; default: 1e-7.")
  private double from = RateTest.defaults().from();

  @Option(names = "--to", paramLabel = "RATE", description = "The last rate; default: 10.")
  private double to = RateTest.defaults().to();

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "How many steps a seed takes; default: 300.")
  private int steps = RateTest.defaults().steps();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the figure goes, new or empty; default: runs/lr-find-N.")
  private Optional<Path> out = Optional.empty();

  @Mixin private Threads threads = new Threads();
  @Mixin private OutputOptions options = new OutputOptions();

  LrFindCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Output output = new Output(terminal, options);
    RateTest test = new RateTest(from, to, steps, seeds);
    TrainSpec read = spec.read(Kinds.standard());
    try (Backend backend = threads.open(output)) {
      Path folder = ResultFolder.create(out, NAME).path();
      RateTestResult result =
          test.run(read, new SharedData(), backend, curve -> output.line(words(curve)));
      RateCharts.write(result, folder);
      Map<String, @Nullable Object> fields = fields(result, folder);
      WholeFile.write(folder.resolve("lr-find.json"), JsonText.indented(fields));
      show(result, folder, output);
      output.result(fields);
      return result.refusal().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
    }
  }

  private static String words(RateCurve curve) {
    return curve
        .refusal()
        .orElseGet(() ->
            String.format(
                Locale.ROOT,
                "seed %d: steep %.2e, valley %.2e, min/10 %.2e",
                curve.seed(),
                curve.steep(),
                curve.valley(),
                curve.minimumTenth()));
  }

  private static void show(RateTestResult result, Path folder, Output output) {
    output.line("");
    if (result.refusal().isEmpty()) {
      output.line("steep:  " + result.steep());
      output.line("valley: " + result.valley());
      output.line("min/10: " + result.minimumTenth());
    }
    output.line(result.sentence());
    output.line("figure: " + figure(folder));
  }

  private static Path figure(Path folder) {
    return folder.resolve("learning-rate.svg");
  }

  private static Map<String, @Nullable Object> fields(RateTestResult result, Path folder) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("refusal", result.refusal().orElse(""));
    boolean found = result.refusal().isEmpty();
    fields.put("low", found ? result.low() : null);
    fields.put("high", found ? result.high() : null);
    fields.put("steep", found ? fields(result.steep()) : null);
    fields.put("valley", found ? fields(result.valley()) : null);
    fields.put("minimumTenth", found ? fields(result.minimumTenth()) : null);
    fields.put("figure", figure(folder).toString());
    List<Map<String, @Nullable Object>> each =
        result.curves().stream().map(LrFindCommand::fields).toList();
    fields.put("seeds", each);
    return fields;
  }

  private static Map<String, @Nullable Object> fields(RateTestResult.Suggestion suggestion) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("median", suggestion.median());
    fields.put("smallest", suggestion.smallest());
    fields.put("largest", suggestion.largest());
    return fields;
  }

  private static Map<String, @Nullable Object> fields(RateCurve curve) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("seed", curve.seed());
    fields.put("steps", curve.losses().size());
    fields.put("brokenOut", curve.brokenOut());
    fields.put("refusal", curve.refusal().orElse(""));
    return fields;
  }
}
