package dev.gradus.cli;

import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.history.SavedModel;
import dev.gradus.kernels.Backend;
import dev.gradus.model.ClassOutputs;
import dev.gradus.run.TrainedModel;
import dev.gradus.spec.Kinds;
import dev.gradus.train.CompiledModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Asks a trained network about samples in a file.
@Command(
    name = "predict",
    description = "Asks the network of a finished run about every sample of a file.",
    footer = {
      "",
      "FILE is an IDX file of images (plain or gzip), or a CSV file with a header and the feature",
      "columns of the training data in their order; a target column is left out. For a network",
      "that was trained on a series it is a series, whose columns are found by name, and every",
      "window of it is asked about: also the last, after which the future comes. Values are in the",
      "unit of the data. For a run on texts it is a CSV file with the column of texts, or a .txt",
      "file: a text a line, or one in all if the run was trained on folders of such files. For a",
      "run on folders of images it is a PNG or JPEG image, or a folder of them.",
      "",
      "Examples:",
      "  ./gradus predict runs/iris-1 --input flowers.csv",
      "  ./gradus predict runs/mnist-1 --input t10k-images-idx3-ubyte.gz --json",
      "  ./gradus predict runs/sunspots-1 --input sunspots.csv",
      "  ./gradus predict runs/photos-1 --input rose.jpg",
      "  ./gradus predict runs/who-won-1 --input reports.txt",
      "",
      "With --json: run, input, samples, classes, predictions [{class, probabilities}], with scores",
      "instead where the network's numbers are no probabilities (a hinge loss, no softmax); or for",
      "networks that predict values: run, input, samples, predictions [{values}], for a series with",
      "after, the time of the last step that was seen."
    })
final class PredictCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "RUN", description = "The folder of a finished run.")
  private Path run = Path.of("");

  @Option(names = "--input", paramLabel = "FILE", required = true, description = "The samples.")
  private Path input = Path.of("");

  @Mixin private Threads threads = new Threads();
  @Mixin private OutputOptions options = new OutputOptions();

  PredictCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Output output = new Output(terminal, options);
    Kinds kinds = Kinds.standard();
    FinishedRun finished = FinishedRun.open(run, kinds);
    SavedModel saved = finished.model();
    Dataset samples = PredictionInput.read(input, finished);
    try (Backend backend = threads.open(output);
        CompiledModel model = TrainedModel.restore(saved, List.of(), backend)) {
      float[][] rows = model.predict(samples);
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("run", run.toString());
      fields.put("input", input.toString());
      fields.put("samples", rows.length);
      if (saved.target() instanceof ClassTarget classes) {
        ClassPredictions predictions =
            new ClassPredictions(classes.labels(), ClassOutputs.of(saved.model(), saved.loss()));
        predictions.table(rows).forEach(output::line);
        predictions.putInto(fields, rows);
      } else {
        ValuePredictions predictions = ValuePredictions.of(samples);
        predictions.table(rows).forEach(output::line);
        predictions.putInto(fields, rows);
      }
      output.result(fields);
    }
    return ExitStatus.DONE;
  }
}
