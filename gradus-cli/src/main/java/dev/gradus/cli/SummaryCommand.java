package dev.gradus.cli;

import dev.gradus.model.Model;
import dev.gradus.model.Summary;
import dev.gradus.report.image.GraphImages;
import dev.gradus.run.SharedData;
import dev.gradus.run.TrainRun;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows the layers of a spec's network.
@Command(
    name = "summary",
    description = "Shows the layers of a spec's network with their output shapes and parameters.",
    footer = {
      "",
      "Reads the spec's data, since they give the network's input shape.",
      "",
      "Examples:",
      "  ./gradus summary spec.yaml",
      "  ./gradus summary spec.yaml --svg network.svg",
      "  ./gradus summary spec.yaml --set model.0.dense.units=512",
      "",
      "With --json: inputShape (of the only input), inputs {name: shape},",
      "layers [{name, kind, from, outputShape, parameters, trainable}], outputs, parameters,",
      "trainable."
    })
final class SummaryCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private SpecOptions spec = new SpecOptions();

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Also draw the network as an SVG file.")
  private Optional<Path> svg = Optional.empty();

  @Option(
      names = "--png",
      paramLabel = "FILE",
      description = "Also draw the network as a PNG file.")
  private Optional<Path> png = Optional.empty();

  @Mixin private OutputOptions options = new OutputOptions();

  SummaryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Output output = new Output(terminal, options);
    Summary summary = model().summary();
    svg.ifPresent(file -> GraphImages.svg(spec.name(), summary, file));
    png.ifPresent(file -> GraphImages.png(spec.name(), summary, file));
    summary.toString().lines().forEach(output::line);
    output.result(fields(summary));
    return ExitStatus.DONE;
  }

  /// A network with several inputs or outputs does not fit a spec's data, and needs no shape of
  /// theirs.
  private Model model() {
    TrainSpec read = spec.read(Kinds.standard());
    boolean several = read.model().inputNames().size() > 1 || read.model().outputs().size() > 1;
    return several ? read.model() : TrainRun.of(read, new SharedData()).model();
  }

  private static Map<String, Object> fields(Summary summary) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (summary.inputs().size() == 1) {
      fields.put("inputShape", summary.inputs().firstEntry().getValue().dims());
    }
    Map<String, Object> inputs = new LinkedHashMap<>();
    summary.inputs().forEach((name, shape) -> inputs.put(name, shape.dims()));
    fields.put("inputs", inputs);
    fields.put("layers", summary.rows().stream().map(SummaryCommand::fields).toList());
    fields.put("outputs", summary.outputs());
    fields.put("parameters", summary.parameters());
    fields.put("trainable", summary.trainable());
    return fields;
  }

  private static Map<String, Object> fields(Summary.Row row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", row.name());
    fields.put("kind", row.kind());
    fields.put("from", row.from());
    fields.put("outputShape", row.outputShape().dims());
    fields.put("parameters", row.parameters());
    fields.put("trainable", row.trainable());
    return fields;
  }
}
