package dev.gradus.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Numbers that another library computed: a JSON file under `vectors/` with the script that made it
/// beside it. The file's `header` names the library, its version and the seed.
///
/// ```
/// TestVectors adam = TestVectors.read("optimizers").at("adam/torch");
/// double[] weights = adam.numbers("weights");   // nested arrays, flattened row by row
/// ```
public final class TestVectors {

  private final String place;
  private final JsonNode node;

  private TestVectors(String place, JsonNode node) {
    this.place = place;
    this.node = node;
  }

  /// The content of `vectors/<name>.json`.
  public static TestVectors read(String name) {
    String path = "/vectors/" + name + ".json";
    try (InputStream stream = TestVectors.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalArgumentException("There are no test vectors " + path + ".");
      }
      return new TestVectors(path, JsonMapper.shared().readTree(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The part at a path of keys and array indices, for example `adam/torch` or `steps/3`.
  public TestVectors at(String path) {
    JsonNode found = node.at("/" + path);
    if (found.isMissingNode()) {
      throw new IllegalArgumentException(
          "%s has nothing at %s, only %s.".formatted(place, path, keys()));
    }
    return new TestVectors(place + "/" + path, found);
  }

  /// The keys of this part, in the order of the file.
  public List<String> keys() {
    return List.copyOf(node.propertyNames());
  }

  /// The number of elements of an array, or of keys.
  public int size() {
    return node.size();
  }

  /// A single number.
  public double number(String path) {
    return at(path).node.asDouble();
  }

  /// True or false.
  public boolean truth(String path) {
    return at(path).node.asBoolean();
  }

  /// A text.
  public String text(String path) {
    return Objects.requireNonNull(at(path).node.asString());
  }

  /// An array of numbers, nested arrays flattened row by row.
  public double[] numbers(String path) {
    return at(path).leaves().mapToDouble(JsonNode::asDouble).toArray();
  }

  /// As [#numbers], rounded to float32.
  public float[] floats(String path) {
    double[] numbers = numbers(path);
    float[] floats = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  /// The extents of a nested array.
  public int[] shape(String path) {
    JsonNode level = at(path).node;
    IntStream.Builder extents = IntStream.builder();
    while (level.isArray()) {
      extents.add(level.size());
      level = level.path(0);
    }
    return extents.build().toArray();
  }

  private Stream<JsonNode> leaves() {
    return flatten(node);
  }

  private static Stream<JsonNode> flatten(JsonNode node) {
    return node.isArray() ? node.values().stream().flatMap(TestVectors::flatten) : Stream.of(node);
  }

  @Override
  public String toString() {
    return place;
  }
}
