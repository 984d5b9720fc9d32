package dev.gradus.cli;

import dev.gradus.cli.Session.Outcome;
import dev.gradus.history.RunFolder;
import dev.gradus.testkit.GoldenFiles;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All complaints of the command line in one list, with the words before and the exit status.
class ErrorsTest {

  private final StringBuilder list = new StringBuilder();

  @TempDir private Path directory;

  @Test
  void complaints_areWordedAsListed() throws IOException {
    Session session = new Session(directory);
    Path spec = session.spec();
    words(session);
    specs(session, spec);
    folders(session, spec);
    Path run = session.trained();
    resumptions(session, spec, run);
    shownData(session, spec);
    evaluations(session, run);
    predictions(session, run);
    comparisons(session, spec);
    data(session, spec);
    GoldenFiles golden = GoldenFiles.of(ErrorsTest.class);
    golden.verify("errors", list.toString().replace(directory.toString(), "DIR"));
    golden.requireAllVerified();
  }

  private void words(Session session) {
    heading("words");
    add(session);
    add(session, "trian", "spec.yaml");
    add(session, "train");
    add(session, "train", "spec.yaml", "--thread", "2");
    add(session, "train", "spec.yaml", "--threads", "two");
    add(session, "train", "spec.yaml", "more.yaml");
    add(session, "predict", "runs/a-1");
    add(session, "doctor", "now");
    add(session, "data");
    add(session, "data", "lst");
    add(session, "bench", "--workload", "mlp46");
    add(session, "bench", "--workload", "mlp64", "--steps", "0");
  }

  private void specs(Session session, Path spec) {
    heading("specs");
    add(session, "train", directory.resolve("missing.yaml"));
    add(session, "train", directory);
    String text = Session.SPEC.formatted(session.table());
    add(session, "train", session.write("key.yaml", text.replace("metrics:", "metric:")));
    add(session, "train", session.write("yaml.yaml", text.replace("epochs: 2,", "epochs: 2")));
    add(session, "summary", session.write("units.yaml", text.replace("units: 3", "units: 4")));
    add(session, "train", spec, "--threads", "0");
    add(session, "train", spec, "--set", "fit.epoch=3");
    add(session, "train", spec, "--set", "fit.epochs");
    add(session, "train", spec, "--set", "model.5.dense.units=3");
    add(session, "train", spec, "--set", "data.csv.file=" + directory.resolve("missing.csv"));
    add(session, "train", spec, "--set", "data.csv.target=colour");
  }

  private void folders(Session session, Path spec) throws IOException {
    heading("run folders");
    Path taken = Files.createDirectory(directory.resolve("taken"));
    Files.writeString(taken.resolve("notes.txt"), "mine");
    add(session, "train", spec, "--out", taken);
    add(session, "train", spec, "--out", spec.resolve("run"));
    add(session, "train", spec, "--out", spec);
    add(session, "compare", spec, "--vary", "optimizer=sgd", "--out", taken);
    Path broken = directory.resolve("broken");
    add(
        session,
        "train",
        spec,
        "--out",
        broken,
        "--threads",
        "1",
        "--set",
        "optimizer={sgd: {learningRate: 1e30}}");
    add(session, "evaluate", broken);
  }

  private void resumptions(Session session, Path spec, Path run) throws IOException {
    heading("resumptions");
    add(session, "train", "--resume");
    add(session, "train", "--resume", "--out", directory.resolve("nothing"));
    add(
        session,
        "train",
        "--resume",
        "--out",
        directory.resolve("nothing"),
        "--set",
        "fit.epochs=3");
    add(session, "train", spec, "--resume", "--out", directory.resolve("taken"));
    add(session, "train", spec, "--resume", "--out", spec);
    add(session, "train", spec, "--resume", "--out", run, "--set", "optimizer=sgd");
    add(session, "train", spec, "--resume", "--out", run, "--set", "fit.epochs=1");
    add(session, "train", spec, "--set", "fit.checkpointEvery={steps: 0}");
    add(session, "train", spec, "--set", "fit.checkpointEvery={seconds: 0}");
    add(session, "train", spec, "--set", "fit.checkpointEvery=step");
    Path damaged = directory.resolve("damaged");
    session.run("train", spec, "--out", damaged, "--threads", 1);
    for (Path checkpoint : RunFolder.open(damaged).checkpoints().files()) {
      byte[] bytes = Files.readAllBytes(checkpoint);
      bytes[bytes.length - 1]++;
      Files.write(checkpoint, bytes);
    }
    add(session, "train", "--resume", "--out", damaged, "--set", "fit.epochs=3");
  }

  private void shownData(Session session, Path spec) {
    heading("shown data");
    add(session, "data", "show");
    add(session, "data", "show", "minst");
    add(session, "data", "show", directory.resolve("missing.yaml"));
    add(session, "data", "show", directory);
    add(session, "data", "show", "{csv: {file: missing.csv, target: y}}");
    add(session, "data", "show", "{csv: {file: missing.csv, taget: y}}");
    add(session, "data", "show", spec, "--out", spec);
    add(session, "data", "show", spec, "--out", spec.resolve("figures"));
    add(session, "data", "show", spec, "--augment", "[{rotation: 15}]");
    add(session, "data", "show", "mnist", "--augment", "[{rotatoin: 15}]");
    add(session, "data", "show", "mnist", "--augment", "[{rotation: 15}]", "--sample", "60000");
    add(session, "data", "show", "mnist", "--sample", "first");
  }

  private void evaluations(Session session, Path run) {
    heading("evaluations");
    add(session, "evaluate", directory.resolve("missing"));
    add(session, "evaluate", run, "--data", "minst");
    add(session, "evaluate", run, "--data", "mnist");
  }

  private void predictions(Session session, Path run) throws IOException {
    heading("predictions");
    add(session, "predict", run, "--input", directory.resolve("missing.csv"));
    add(session, "predict", run, "--input", session.write("one.csv", "a\n1\n"));
    add(session, "predict", run, "--input", session.write("order.csv", "b,a\n1,2\n"));
    add(session, "predict", run, "--input", session.write("word.csv", "a,b\n1,two\n"));
    add(session, "predict", run, "--input", directory.resolve("images-idx3-ubyte"));
    add(session, "predict", run, "--input", session.write("cut.idx", image(3)));
    add(session, "predict", run, "--input", session.write("shape.idx", image(4)));
    add(session, "predict", run, "--input", session.write("labels.idx", labels()));
  }

  private void comparisons(Session session, Path spec) {
    heading("comparisons");
    add(session, "compare", spec);
    add(session, "compare", spec, "--vary", "optimizer");
    add(session, "compare", spec, "--vary", "optimizer=");
    add(session, "compare", spec, "--vary", "optimizer=sgd,adm");
    add(session, "compare", spec, "--vary", "optimizer=sgd,sgd");
    add(session, "compare", spec, "--vary", "fit.seed=1,2");
    add(session, "compare", spec, "--vary", "optimizer=sgd", "--seeds", "0");
    add(session, "compare", spec, "--vary", "optimizer=sgd", "--epochs", "0");
    add(session, "compare", spec, "--vary", "optimizer=sgd", "--set", "fit.validation=none");
    add(session, "compare", spec, "--vary", "optimizer=sgd", "--jobs", "0");
    add(session, "compare", "--factorial", "optimizer=sgd");
    add(session, "compare", "--factorial", "optimizer=sgd", "--vary", "optimizer=sgd");
    add(session, "compare", spec, "--vary", "optimizer=sgd", "--leave-one-out");
    add(
        session,
        "compare",
        spec,
        "--vary",
        "model.1+={dropout: 2}",
        "--vary",
        "optimizer=sgd",
        "--leave-one-out");
    add(session, "compare", "--resume", directory.resolve("nothing"));
    add(session, "compare", "--resume", directory, "--out", directory);
    Path study = directory.resolve("study");
    session.run(
        "compare", spec, "--vary", "optimizer=sgd", "--seeds", 1, "--threads", 1, "--out", study);
    add(session, "compare", spec, "--vary", "optimizer=sgd", "--out", study);
    add(session, "compare", "--resume", study, "--vary", "optimizer=sgd,adam", "--tune-rate");
  }

  private void data(Session session, Path spec) throws IOException {
    heading("data sets");
    System.setProperty("gradus.data", directory.resolve("cache").toString());
    try {
      add(session, "data", "get");
      add(session, "data", "get", "minst");
      add(session, "data", "get", "cifar10", "--from", directory.resolve("missing.tar.gz"));
      Path wrong = session.write("cifar-10-binary.tar.gz", "no archive");
      add(session, "data", "get", "cifar10", "--from", wrong);
      add(session, "data", "get", "fashion-mnist", "--from", wrong);
      add(session, "data", "get", "fashion-mnist", "--from", directory);
      add(session, "train", spec, "--set", "data=fashion-mnist");
      add(session, "train", spec, "--set", "data=cifar10");
      add(session, "train", spec, "--set", "data=sunspots");
    } finally {
      System.clearProperty("gradus.data");
    }
  }

  private void heading(String title) {
    list.append("== ").append(title).append("\n\n");
  }

  private void add(Session session, Object... arguments) {
    Outcome outcome = session.run(arguments);
    list.append("$ gradus");
    for (Object argument : arguments) {
      list.append(' ').append(argument.toString().isEmpty() ? "''" : argument);
    }
    list.append('\n').append(outcome.err());
    list.append("status ").append(outcome.status()).append("\n\n");
  }

  /// An IDX file of one image of 2 x 2 pixels that holds so many bytes.
  private static byte[] image(int bytes) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(file);
    out.writeInt(0x0803);
    out.writeInt(1);
    out.writeInt(2);
    out.writeInt(2);
    out.write(new byte[bytes]);
    return file.toByteArray();
  }

  private static byte[] labels() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(file);
    out.writeInt(0x0801);
    out.writeInt(2);
    out.write(new byte[2]);
    return file.toByteArray();
  }
}
