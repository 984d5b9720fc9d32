package dev.gradus.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.gradus.callback.TrainEvent;
import dev.gradus.core.DataException;
import dev.gradus.core.GradusException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.FittedScaler;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.model.Sequential;
import dev.gradus.spec.Kinds;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model and a checkpoint of about 64 KiB, cut at every length and with random bits flipped:
/// refused in words, before anything in them is used, within bounds of memory.
class MutationTest {

  private static final int FLIPS = 10_000;
  private static final Kinds KINDS = Kinds.standard();
  private static final int UNITS = 125;
  private static final long MOST_BYTES = 4L << 20;
  private static final RandomStream RANDOM = RandomStream.of(4).named("mutations");

  @TempDir Path folder;

  private static Tensor random(String name, int... dims) {
    Shape shape = Shape.of(dims);
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) RANDOM.named(name).gaussian(0, i);
    }
    return Tensor.of(shape, values);
  }

  private static SequencedMap<String, Tensor> weights() {
    SequencedMap<String, Tensor> weights = new LinkedHashMap<>();
    weights.put("dense/kernel", random("kernel", UNITS, UNITS));
    weights.put("dense/bias", random("bias", UNITS));
    return weights;
  }

  private static SavedModel model() {
    return new SavedModel(
        Sequential.of(Input.of(UNITS), Dense.of(UNITS)),
        CategoricalCrossentropy.defaults(),
        FittedScaler.identity(),
        ClassTarget.of(UNITS),
        weights());
  }

  private static Checkpoint checkpoint() {
    SequencedMap<String, Tensor> best = new LinkedHashMap<>();
    best.put("dense/bias", random("best", UNITS));
    SequencedMap<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("loss", 0.1);
    metrics.put("accuracy", Double.NaN);
    return new Checkpoint(
        new CheckpointOrigin("abc", -7, "reference", 1, "0.1.0", "25"),
        new TrainingPosition(9, 1, 2),
        Optional.of(new UnfinishedEpoch(50, 16, 0.25, List.of(1.0, Double.NaN, -0.0, 1e-310))),
        List.of(new TrainEvent.EpochFinished(1, metrics, 0.01, 1.5, Double.POSITIVE_INFINITY)),
        "",
        weights(),
        Optional.of(new BestWeights(1, best)));
  }

  @Test
  void read_whatWasWritten_isEqual() {
    Path file = folder.resolve("c.safetensors");
    checkpoint().write(file);
    assertEquals(checkpoint(), Checkpoint.read(file));
  }

  @Test
  void load_mutatedWeights_areRefused() throws IOException {
    model().save(folder, KINDS);
    assertMutationsRefused(
        folder.resolve(SavedModel.WEIGHTS_FILE), () -> SavedModel.load(folder, KINDS));
    assertEquals(model(), SavedModel.load(folder, KINDS));
  }

  @Test
  void load_mutatedDescription_isRefused() throws IOException {
    model().save(folder, KINDS);
    assertMutationsRefused(
        folder.resolve(SavedModel.MODEL_FILE), () -> SavedModel.load(folder, KINDS));
  }

  @Test
  void read_mutatedCheckpoint_isRefused() throws IOException {
    Path file = folder.resolve("c.safetensors");
    checkpoint().write(file);
    assertMutationsRefused(file, () -> Checkpoint.read(file));
    assertEquals(checkpoint(), Checkpoint.read(file));
  }

  private static void assertMutationsRefused(Path file, Runnable load) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    load.run();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int flip = 0; flip < FLIPS; flip++) {
        long place = (long) (RANDOM.uniformDouble(1, flip) * whole.length);
        int bit = Math.floorMod(RANDOM.bits(2, flip), Byte.SIZE);
        byte changed = (byte) (whole[(int) place] ^ (1 << bit));
        channel.write(ByteBuffer.wrap(new byte[] {changed}), place);
        assertRefused(load, "bit %d of byte %d".formatted(bit, place));
        channel.write(ByteBuffer.wrap(whole, (int) place, 1), place);
      }
      for (int length = whole.length - 1; length >= 0; length--) {
        channel.truncate(length);
        assertRefused(load, "cut to " + length);
      }
      channel.write(ByteBuffer.wrap(whole), 0);
    }
  }

  private static void assertRefused(Runnable load, String what) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    GradusException refusal = assertThrows(GradusException.class, load::run, what);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < MOST_BYTES, () -> what + " allocated " + allocated);
    assertTrue(String.valueOf(refusal.getMessage()).contains(": "), what);
  }

  @Test
  void read_otherFiles_areRefusedInWords() throws IOException {
    Path file = folder.resolve("c.safetensors");
    try (var out = Files.newOutputStream(file)) {
      SafeTensors.write(weights(), out);
    }
    assertComplaint(
        "is a safetensors file, but no checkpoint of Gradus. Give a file that ./gradus train wrote.",
        file);
    resealed(file, "version", 2);
    assertComplaint(
        "version is 2, this Gradus goes on from 1. Go on with the Gradus that wrote it.", file);
    resealed(file, "format", "gradus-model");
    assertComplaint(
        "format is gradus-model, expected gradus-checkpoint. This is no checkpoint.", file);
    resealed(file, "epochs", 7);
    assertComplaint("\"epochs\" must be a list. The file is damaged; take it from a copy.", file);
    resealed(file, "stopReason", 7);
    assertComplaint(
        "\"stopReason\" must be a text. The file is damaged; take it from a copy.", file);
  }

  /// A checkpoint whose seal is right, with one member changed.
  private static void resealed(Path file, String key, Object value) throws IOException {
    SafeTensors.Content content = CheckpointFormat.content(checkpoint());
    var json =
        SealedJson.read(
            content.metadata().firstEntry().getValue().getBytes(StandardCharsets.UTF_8),
            "metadata");
    json.put(key, value);
    content.metadata().put("gradus", SealedJson.write(json));
    try (var out = Files.newOutputStream(file)) {
      SafeTensors.write(content, out);
    }
  }

  private static void assertComplaint(String message, Path file) {
    assertEquals(
        file + ": " + message,
        assertThrows(DataException.class, () -> Checkpoint.read(file)).getMessage());
  }
}
