package dev.gradus.examples;

import module dev.gradus.report;
import module java.base;

import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.metric.MeanAbsoluteError;
import dev.gradus.schedule.Constant;

/// What flats cost to rent, from a table with categories and missing entries.
public final class Rents {

  private Rents() {}

  /// What came out.
  ///
  /// @param error mean absolute error on flats that the network has not seen, in the rent's unit
  /// @param rent what it would ask for a flat whose heating is not known
  record Result(double error, double rent) {}

  /// @param arguments a CSV file with the columns of `gradus-examples/specs/rents.csv`, its default
  public static void main(String[] arguments) {
    Path file = Path.of(arguments.length > 0 ? arguments[0] : "gradus-examples/specs/rents.csv");
    System.out.println(run(file, 60, Path.of("rents")));
  }

  static Result run(Path file, int epochs, Path folder) {
    // @start region="table"
    Table flats = Csv.of(file, "rent").withIgnored(List.of("flat")).table("zip");
    Table.Parts parts = flats.split(0.2, RandomStream.of(1));
    TableEncoder columns = TableEncoding.of(Missing.MEDIAN).fit(parts.train());
    Dataset train = columns.encode(parts.train());
    Dataset test = columns.encode(parts.test());
    // @end
    double error = train(train, test, columns, epochs, folder);
    return new Result(error, ask(folder));
  }

  private static double train(
      Dataset train, Dataset test, TableEncoder columns, int epochs, Path folder) {
    // @start region="train-on-table"
    Sequential model = Sequential.of(Input.of(columns.featureNames().size()), Dense.of(1));
    Trainer trainer =
        Trainer.of(model, Adam.defaults().withLearningRate(new Constant(5)), new MeanSquaredError())
            .metrics(new MeanAbsoluteError())
            .scaler(Scaler.of(ScalingMethod.STANDARDIZE).fit(train));
    try (CompiledModel net = trainer.compile()) {
      net.fit(train, Fit.epochs(epochs).batchSize(32));
      net.save(folder.resolve("model"));
      columns.save(folder.resolve("model"));
      return net.evaluate(test).getOrDefault("meanAbsoluteError", Double.NaN);
    }
    // @end
  }

  private static double ask(Path folder) {
    Path file = folder.resolve("mine.csv");
    try {
      Files.writeString(file, "zip,heating,year,area\n0150,,1999,72.5\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // @start region="ask-about-rows"
    TableEncoder columns = TableEncoder.load(folder.resolve("model"));
    Table mine = Csv.of(file, "rent").rowsToPredict(columns.columns());
    try (CompiledModel net = CompiledModel.load(folder.resolve("model"))) {
      return net.predict(columns.encodeToPredict(mine))[0][0];
    }
    // @end
  }
}
