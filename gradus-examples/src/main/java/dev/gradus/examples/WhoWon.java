package dev.gradus.examples;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;
import dev.gradus.schedule.Constant;

/// Texts: which team won, read from reports that name both. A network that reads words in order
/// finds it; one that only sees which words there are cannot.
public final class WhoWon {

  private static final int WORDS = 400;
  private static final int LENGTH = 32;

  private WhoWon() {}

  /// What came out.
  ///
  /// @param majority share of the most frequent class in the test part
  /// @param bagOfWords accuracy of logistic regression over words without order
  /// @param reader accuracy of the network that reads
  /// @param answers its answers to three sentences
  record Result(double majority, double bagOfWords, double reader, List<String> answers) {}

  /// @param arguments a CSV file with the columns `report` and `winner`, default
  ///   `gradus-examples/specs/match-reports.csv`; then `gru` instead of `lstm`, if you like
  public static void main(String[] arguments) {
    Path file =
        Path.of(arguments.length > 0 ? arguments[0] : "gradus-examples/specs/match-reports.csv");
    boolean gru = arguments.length > 1 && arguments[1].equals("gru");
    System.out.println(run(file, gru ? Gru.of(32) : Lstm.of(32), 12, Path.of("who-won")));
  }

  static Result run(Path file, Layer reader, int epochs, Path folder) {
    // @start region="texts"
    LabelledTexts reports = TextCsv.of(file, "report", "winner").read();
    LabelledTexts.Parts parts = reports.split(0.2, RandomStream.of(1));
    TextEncoder words = TextEncoding.of(WORDS, LENGTH).fit(parts.train());
    Dataset train = words.encode(parts.train());
    Dataset test = words.encode(parts.test());
    // @end
    return new Result(
        majority(test),
        bagOfWords(words, parts, epochs),
        accuracyOf(reader, train, test, epochs, words, folder),
        answers(folder));
  }

  private static double accuracyOf(
      Layer reader, Dataset train, Dataset test, int epochs, TextEncoder words, Path folder) {
    // @start region="read-texts"
    Sequential model =
        Sequential.of(
            Input.of(LENGTH),
            Embedding.of(WORDS, 16).withMaskZero(true),
            reader, // Lstm.of(32), or Gru.of(32)
            Dense.of(2).withActivation(new Softmax()));
    Trainer trainer =
        Trainer.of(
                model,
                Adam.defaults().withLearningRate(new Constant(0.005)),
                CategoricalCrossentropy.defaults())
            .metrics(new Accuracy());

    try (CompiledModel net = trainer.compile()) {
      net.fit(train, Fit.epochs(epochs).batchSize(32));
      net.save(folder.resolve("model"));
      words.save(folder.resolve("model"));
      return net.evaluate(test).getOrDefault("accuracy", Double.NaN);
    }
    // @end
  }

  private static List<String> answers(Path folder) {
    List<String> answers = new ArrayList<>();
    // @start region="ask-about-texts"
    TextEncoder words = TextEncoder.load(folder.resolve("model"));
    Dataset mine =
        words.encode(
            "In Cork the Blues lost to the Reds, who had been behind for an hour.",
            "Against all odds the Reds went down to the Blues!",
            "The Reds beat the Blues again.");
    try (CompiledModel net = CompiledModel.load(folder.resolve("model"))) {
      for (float[] probabilities : net.predict(mine)) {
        answers.add(probabilities[1] > probabilities[0] ? "red" : "blue");
      }
    }
    // @end
    return answers;
  }

  private static double bagOfWords(TextEncoder words, LabelledTexts.Parts parts, int epochs) {
    // @start region="bag-of-words"
    Dataset train = words.bagOfWords(parts.train());
    Dataset test = words.bagOfWords(parts.test());
    Sequential logistic =
        Sequential.of(
            Input.of(words.vocabulary().size()), Dense.of(2).withActivation(new Softmax()));
    Trainer trainer =
        Trainer.of(logistic, Adam.defaults(), CategoricalCrossentropy.defaults())
            .metrics(new Accuracy());

    try (CompiledModel net = trainer.compile()) {
      net.fit(train, Fit.epochs(epochs).batchSize(32));
      return net.evaluate(test).getOrDefault("accuracy", Double.NaN);
    }
    // @end
  }

  private static double majority(Dataset test) {
    long ones = IntStream.range(0, test.size()).filter(i -> test.label(i) == 1).count();
    return Math.max(ones, test.size() - ones) / (double) test.size();
  }
}
