package dev.gradus.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.activation.Activation;
import dev.gradus.callback.Callback;
import dev.gradus.constraint.Constraint;
import dev.gradus.core.ConfigException;
import dev.gradus.data.ClassWeight;
import dev.gradus.data.Preprocessing;
import dev.gradus.data.augment.Augment;
import dev.gradus.data.scale.Scaling;
import dev.gradus.init.Initializer;
import dev.gradus.instrument.Instruments;
import dev.gradus.layer.Dropout;
import dev.gradus.layer.Layer;
import dev.gradus.layer.Padding;
import dev.gradus.loss.Loss;
import dev.gradus.metric.Metric;
import dev.gradus.optimizer.Clipping;
import dev.gradus.optimizer.GradientNoise;
import dev.gradus.optimizer.Optimizer;
import dev.gradus.optimizer.WeightGroup;
import dev.gradus.regularizer.Regularizer;
import dev.gradus.schedule.Schedule;
import dev.gradus.testkit.GoldenFiles;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardKindsTest {

  private static final Kinds KINDS = Kinds.standard();

  private static final Path DOCUMENT = Path.of("..", "docs", "spec.md");

  private static final List<Class<?>> FAMILIES =
      List.of(
          DataSource.class,
          Layer.class,
          Padding.class,
          Activation.class,
          Initializer.class,
          Regularizer.class,
          Constraint.class,
          Loss.class,
          Optimizer.class,
          Clipping.class,
          GradientNoise.class,
          WeightGroup.class,
          Schedule.class,
          Metric.class,
          ClassWeight.class,
          Callback.class,
          Augment.class,
          Scaling.class,
          Preprocessing.class,
          Validation.class,
          Instruments.class);

  /// A layer, optimizer and so on that no file can name would be forgotten here first.
  @ParameterizedTest
  @ValueSource(
      classes = {
        Layer.class,
        Activation.class,
        Initializer.class,
        Regularizer.class,
        Constraint.class,
        Loss.class,
        Optimizer.class,
        Schedule.class,
        Metric.class,
        Callback.class,
        Augment.class
      })
  void records_ofEachFamily_haveAWord(Class<?> family) throws URISyntaxException {
    Set<String> missing = new TreeSet<>();
    int seen = 0;
    for (Class<?> type : recordsBeside(family)) {
      if (family.isAssignableFrom(type)) {
        seen++;
        boolean known =
            KINDS.names(family).stream()
                .anyMatch(
                    name -> KINDS.find(family, name).orElseThrow().prototype().getClass() == type);
        if (!known) {
          missing.add(type.getName());
        }
      }
    }
    assertTrue(seen > 0, "no records found beside " + family);
    assertEquals(Set.of(), missing);
  }

  @Test
  void kindNames_areTheOnesThatTheTypesGiveThemselves() {
    for (String name : KINDS.names(Layer.class)) {
      assertEquals(name, prototype(Layer.class, name).kind());
    }
    for (String name : KINDS.names(Activation.class)) {
      assertEquals(name, prototype(Activation.class, name).kind());
    }
    for (String name : KINDS.names(Initializer.class)) {
      assertEquals(name, prototype(Initializer.class, name).kind());
    }
    for (String name : KINDS.names(Loss.class)) {
      assertEquals(name, prototype(Loss.class, name).kind());
    }
    for (String name : KINDS.names(Optimizer.class)) {
      assertEquals(name, prototype(Optimizer.class, name).kind());
    }
    for (String name : KINDS.names(Augment.class)) {
      assertEquals(name, prototype(Augment.class, name).kind());
    }
  }

  @Test
  void prototypes_writtenAndReadBack_areEqual() {
    for (Class<?> family : FAMILIES) {
      for (String name : KINDS.names(family)) {
        assertRoundTrip(family, KINDS.find(family, name).orElseThrow().prototype());
      }
    }
  }

  private static <F> void assertRoundTrip(Class<F> family, Object prototype) {
    F value = family.cast(prototype);
    assertEquals(
        value, KINDS.fromPlain(family, KINDS.toPlain(family, value, "test", "x"), "test", "x"));
  }

  /// Every word with all its defaults: the list at the end of `docs/spec.md`.
  @Test
  void wordsAndDefaults_areAsReviewedAndDocumented() throws IOException {
    Map<String, Object> words = new LinkedHashMap<>();
    for (Class<?> family : FAMILIES) {
      Map<String, Object> members = new LinkedHashMap<>();
      for (String name : KINDS.names(family)) {
        Kind<?> kind = KINDS.find(family, name).orElseThrow();
        Map<String, Object> settings = new LinkedHashMap<>();
        kind.keys().forEach(key -> settings.put(key, ValueCodec.NONE));
        settings.putAll(new RecordCodec(KINDS).encode(kind, kind.prototype(), Place.root(name)));
        kind.required().forEach(key -> settings.put(key, "required"));
        members.put(name, settings);
      }
      words.put(family.getSimpleName(), members);
    }
    String text = Yaml.write(words);
    GoldenFiles.of(StandardKindsTest.class).verify("words", text);
    assertTrue(
        Files.readString(DOCUMENT).contains("```yaml\n" + text + "```\n"),
        DOCUMENT + " does not hold the list in words.golden");
  }

  @Test
  void documentedSpec_isReadAndHasTheDocumentedNormalForm() throws IOException {
    List<String> blocks =
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(DOCUMENT))
            .results()
            .map(block -> block.group(1))
            .toList();
    TrainSpec spec = TrainSpec.parse(blocks.get(0), "spec.md", KINDS);
    assertEquals(blocks.get(1), spec.toYaml(KINDS));
  }

  @Test
  void with_nameThatIsTaken_isRefused() {
    ConfigException refusal =
        assertThrows(
            ConfigException.class,
            () -> KINDS.with(Layer.class, Kind.of("dropout", new Dropout(0.1))));
    assertEquals(
        "Kinds: Layer already has a kind \"dropout\". Choose another name.", refusal.getMessage());
  }

  @Test
  void with_secondUnnamedKind_isRefused() {
    ConfigException refusal =
        assertThrows(
            ConfigException.class,
            () ->
                KINDS.with(
                    Validation.class,
                    Kind.of("part", new Validation.Fraction(0.1)).unnamedFor("share")));
    assertEquals(
        "Kinds: values of Validation without a name already mean \"fraction\", they cannot mean \"part\" too.",
        refusal.getMessage());
  }

  @Test
  void kind_nameOrKeyThatDoesNotFit_isRefused() {
    assertEquals(
        "Kind \"Drop Out\": the name must be lower-case words joined by hyphens, for example \"batch-normalization\".",
        assertThrows(ConfigException.class, () -> Kind.of("Drop Out", new Dropout(0.1)))
            .getMessage());
    assertEquals(
        "Kind \"dropout\": Dropout has the components [rate], there is no share.",
        assertThrows(
                ConfigException.class,
                () -> Kind.of("dropout", new Dropout(0.1)).requiring("share"))
            .getMessage());
  }

  private static <F> F prototype(Class<F> family, String name) {
    return family.cast(KINDS.find(family, name).orElseThrow().prototype());
  }

  /// The public records in the family's own package.
  private static List<Class<?>> recordsBeside(Class<?> family) throws URISyntaxException {
    URL place = family.getResource(family.getSimpleName() + ".class");
    if (place == null || !place.getProtocol().equals("file")) {
      return List.of(
          KINDS.names(family).stream()
              .map(name -> KINDS.find(family, name).orElseThrow().prototype().getClass())
              .toArray(Class<?>[]::new));
    }
    File[] files = Path.of(place.toURI()).getParent().toFile().listFiles();
    return Arrays.stream(files == null ? new File[0] : files)
        .map(File::getName)
        .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.contains("-info"))
        .<Class<?>>map(name -> load(family.getPackageName() + "." + name.replace(".class", "")))
        .filter(Class::isRecord)
        .toList();
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new LinkageError(name, e);
    }
  }
}
