package dev.gradus.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Sigmoid;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.Split;
import dev.gradus.data.read.Csv;
import dev.gradus.data.read.Mnist;
import dev.gradus.data.series.Forecast;
import dev.gradus.data.series.ForecastError;
import dev.gradus.data.series.SeriesParts;
import dev.gradus.history.History;
import dev.gradus.layer.Gru;
import dev.gradus.layer.Lstm;
import dev.gradus.metric.Accuracy;
import dev.gradus.run.RunResult;
import dev.gradus.study.ComparisonResult;
import dev.gradus.study.Verdict;
import dev.gradus.train.CompiledModel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs every example, most of them on a tenth of the digits to be quick. Chance is 0.1; floors are
/// well below what each reaches.
class ExamplesTest {

  private static final Split MNIST = Mnist.load();
  private static final Split PART = Split.of(MNIST.train().take(6_000), MNIST.test().take(1_000));

  @Test
  void firstNetwork_partOfMnist_learnsSavesDrawsAndPredicts(@TempDir Path folder)
      throws IOException {
    FirstNetwork.run(PART, 2, folder);
    try (CompiledModel net = CompiledModel.load(folder.resolve("model"), new Accuracy())) {
      assertAbove(0.8, net.evaluate(PART.test()).get("accuracy"));
    }
    assertEquals(7, FirstNetwork.predict(PART.test(), folder));
    byte[] png = Files.readAllBytes(folder.resolve("accuracy.png"));
    assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Arrays.copyOf(png, 4));
  }

  @Test
  @Tag("slow")
  void firstNetwork_allOfMnist_namesAlmostAllDigits(@TempDir Path folder) {
    FirstNetwork.run(MNIST, 5, folder);
    try (CompiledModel net = CompiledModel.load(folder.resolve("model"), new Accuracy())) {
      assertAbove(0.97, net.evaluate(MNIST.test()).get("accuracy"));
    }
  }

  @Test
  void lookAtData_digits_haveKnownNumbersAndPictures(@TempDir Path folder) {
    assertEquals(33.3, LookAtData.pictures(folder).moments().mean(), 0.05);
    assertTrue(Files.exists(folder.resolve("samples.png")));
    assertTrue(Files.exists(folder.resolve("ways.png")));
  }

  @Test
  void catalogueSets_iris_isThere() {
    assertEquals(120, CatalogueSets.fetched("iris").train().size());
  }

  @Test
  void ownFigures_valley_drawsAPageAndAPicture(@TempDir Path folder) {
    var path = OwnFigures.draw(folder).paths().getFirst();
    assertEquals(-1.8, path.y().get(1), 1e-12);
    assertEquals(-7 * Math.pow(0.905, 30), path.x().getLast(), 1e-12);
    assertTrue(Files.exists(folder.resolve("valley.png")));
    assertTrue(Files.exists(folder.resolve("report.html")));
  }

  @Test
  void crossValidation_iris_isGoodOnEveryFold() {
    Dataset iris = Csv.of(Path.of("specs/iris.csv"), "Species").read();
    List<Double> accuracies = CrossValidation.run(iris, 40);
    assertEquals(5, accuracies.size());
    accuracies.forEach(accuracy -> assertAbove(0.8, accuracy));
  }

  @Test
  void photosInFolders_twoClasses_areCutInTwo(@TempDir Path folder) throws IOException {
    for (String photo : List.of("daisy/1", "daisy/2", "rose/1", "rose/2", "rose/3")) {
      Path file = folder.resolve(photo + ".png");
      Files.createDirectories(file.getParent());
      BufferedImage image = new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB);
      ImageIO.write(image, "png", file.toFile());
    }
    Split photos = PhotosInFolders.photos(folder);
    assertEquals(4, photos.train().size());
    assertEquals(ClassTarget.named(List.of("daisy", "rose")), photos.test().target());
    Dataset large = PhotosInFolders.photosOnDisk(folder).train();
    assertEquals(Shape.of(224, 224, 3), large.featureShape());
  }

  /// Through four sigmoids little is left of the gradient, through four relus all of it.
  @Test
  void watchTheNetwork_sigmoid_losesTheGradientOnTheWay() {
    double relu = WatchTheNetwork.run(PART, new Relu());
    double sigmoid = WatchTheNetwork.run(PART, new Sigmoid());
    assertAbove(0.5, relu);
    assertTrue(sigmoid < 0.1, () -> "sigmoid: " + sigmoid);
  }

  @Test
  void convolutionalNetwork_partOfMnist_learns() {
    assertAbove(0.9, ConvolutionalNetwork.run(PART, 1));
  }

  @Test
  void ownActivation_partOfMnist_learns() {
    assertAbove(0.8, OwnActivation.run(PART, 2));
  }

  @Test
  void ownLayer_partOfMnist_learns() {
    assertAbove(0.8, OwnLayer.run(PART, 2));
  }

  /// The optimizer of one's own stays as short as its formula: 15 lines beside documentation.
  @Test
  void ownOptimizer_source_isAtMostFifteenLines() throws IOException {
    Path source = Path.of("src/main/java/dev/gradus/examples/OwnOptimizer.java");
    long lines =
        Snippets.regions(Files.readString(source))
            .getFirst()
            .lines()
            .filter(line -> !line.isBlank() && !line.strip().startsWith("///"))
            .count();
    assertTrue(lines <= 15, lines + " lines");
  }

  /// The layer of one's own stays as short as the guide promises.
  @Test
  void ownLayer_source_isAtMostFortyLines() throws IOException {
    Path source = Path.of("src/main/java/dev/gradus/examples/OwnLayer.java");
    assertTrue(Snippets.regions(Files.readString(source)).getFirst().lines().count() <= 40);
  }

  @Test
  void residualNetwork_partOfMnist_learnsAndIsDrawn(@TempDir Path folder) throws IOException {
    assertAbove(0.8, ResidualNetwork.run(PART, 2, folder));
    assertTrue(Files.readString(folder.resolve("residual.svg")).contains("add_1"));
  }

  @Test
  void pairsOfDigits_partOfMnist_learnBothTasks() {
    Dataset test = PairsOfDigits.pairs(PART.test());
    Map<String, Double> measured = PairsOfDigits.run(PairsOfDigits.pairs(PART.train()), test, 3);
    assertAbove(0.8, measured.get("digit_accuracy"));
    // always saying 9 is 3.3 off on average
    assertTrue(measured.get("sum_meanAbsoluteError") < 2.5, measured.toString());
  }

  @Test
  void newHead_partOfMnist_learnsOnAFrozenTrunk(@TempDir Path folder) {
    assertAbove(0.8, NewHead.run(PART, 5, folder));
  }

  @Test
  void rareDigits_partOfMnist_areFound() {
    assertAbove(0.6, RareDigits.run(PART, 5));
  }

  @Test
  void ownOptimizer_partOfMnist_learns() {
    assertAbove(0.8, OwnOptimizer.run(PART, 2));
  }

  @Test
  void ownCallback_partOfMnist_stopsWhenGoodEnough() {
    History history = OwnCallback.run(PART, 20, 0.8);
    assertAbove(0.8, history.last("validationAccuracy"));
    assertTrue(history.epochs() < 20, history.epochs() + " epochs");
  }

  @Test
  void steadyUpdates_partOfMnist_learn() {
    assertAbove(0.8, SteadyUpdates.run(PART, 2));
  }

  @Test
  void compareTwoOptimizers_fewEpochs_sgdIsBehind() {
    ComparisonResult result = CompareTwoOptimizers.run(2_000, 1, 3);
    assertEquals(0, result.baseline().failures());
    assertEquals(Verdict.WORRYING, result.arms().getFirst().verdict());
    assertFalse(result.arms().getFirst().delta() > 0);
  }

  @Test
  void whoWon_reports_areReadInOrder(@TempDir Path folder) {
    Path reports = Path.of("specs/match-reports.csv");
    WhoWon.Result result = WhoWon.run(reports, Lstm.of(32), 12, folder);
    assertAbove(0.9, result.reader());
    assertAbove(0.9, WhoWon.run(reports, Gru.of(32), 12, folder).reader());
    assertEquals(0.5, result.majority());
    assertTrue(result.bagOfWords() < 0.6, "a bag of words knows no order");
    assertEquals(3, result.answers().size());
  }

  @Test
  void rents_tableWithGaps_areLearnedAndAsked(@TempDir Path folder) {
    Rents.Result result = Rents.run(Path.of("specs/rents.csv"), 60, folder);
    assertTrue(result.error() < 120, result.toString()); // 290 for who always says the mean
    assertTrue(result.rent() > 700 && result.rent() < 1400, result.toString());
  }

  @Test
  void trainFromSpec_iris_learnsAndReports(@TempDir Path folder) {
    RunResult result =
        TrainFromSpec.run(
            Path.of("specs/iris.yaml"), folder, "data.csv.file=specs/iris.csv", "fit.seed=2");
    assertAbove(0.8, result.metrics().get("validationAccuracy"));
    assertEquals(2, result.seed());
    assertTrue(Files.exists(folder.resolve("report.html")));
  }

  @Test
  void trainFromSpec_graph_learns(@TempDir Path folder) {
    RunResult result =
        TrainFromSpec.run(
            Path.of("specs/iris-residual.yaml"), folder, "data.csv.file=specs/iris.csv");
    assertAbove(0.8, result.metrics().get("validationAccuracy"));
  }

  @Test
  void sunspots_fewEpochs_beatTheLastValueSeen(@TempDir Path folder) {
    SeriesParts parts = Sunspots.parts();
    ForecastError naive = ForecastError.of(Forecast.naive().predict(parts.test()), parts.test());
    ForecastError learned = Sunspots.run(parts, 8, folder);
    // 18.06; the network reaches 16.3 after 20 epochs
    assertTrue(learned.rootMeanSquared() < naive.rootMeanSquared(), learned + ", " + naive);
    assertTrue(Files.exists(folder.resolve("sunspots.png")));
  }

  private static void assertAbove(double floor, double accuracy) {
    assertTrue(accuracy > floor, () -> "accuracy " + accuracy + ", expected above " + floor);
  }
}
