package dev.gradus.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlTest {

  private static void assertRefused(String yaml, String message) {
    ConfigException refusal =
        assertThrows(ConfigException.class, () -> Yaml.read(yaml, "spec.yaml"));
    assertEquals(message, refusal.getMessage());
  }

  @Test
  void read_coreSchema_givesPlainValues() {
    assertEquals(
        Map.of("a", List.of(1, 0.5, 1e-3, true, "yes", "2026-01-01"), "b", Map.of("c", "text")),
        Yaml.read("{a: [1, .5, 1e-3, true, yes, 2026-01-01], b: {c: text}}", "spec.yaml"));
  }

  @Test
  void read_brokenText_namesLineAndColumn() {
    assertRefused(
        "model:\n  - dense: {units: 3\nloss: x\n",
        "spec.yaml:3:5: expected ',' or '}', but got :.");
  }

  @Test
  void read_duplicateKey_isRefused() {
    assertRefused("a: 1\nb: 2\na: 3\n", "spec.yaml:3:1: found duplicate key a.");
  }

  @Test
  void read_tag_isRefused() {
    assertRefused(
        "a: !!javax.script.ScriptEngineManager [1]",
        "spec.yaml:1:4: found the tag tag:yaml.org,2002:javax.script.ScriptEngineManager; specs hold plain values.");
  }

  @Test
  void read_deepNesting_isRefusedBeforeAnythingIsBuilt() {
    assertRefused("[".repeat(100_000), "spec.yaml:1:65: found nested deeper than 64.");
  }

  @Test
  void read_manyAliases_areRefused() {
    assertRefused(
        "a: &a [1]\nb: [" + "*a, ".repeat(17) + "]",
        "spec.yaml:2:69: found more than 16 aliases (*name).");
  }

  @Test
  void read_recursiveAlias_isRefused() {
    assertRefused("&a [*a]", "spec.yaml: nested deeper than 64 through an alias (*name).");
  }

  @Test
  void read_emptyValueOrNumberKey_isRefused() {
    assertRefused("a: {b: }", "spec.yaml: a.b is empty. Give it a value or delete it.");
    assertRefused("", "spec.yaml: the spec is empty. Give it a value or delete it.");
    assertRefused("{1: a}", "spec.yaml: the spec has the key 1; keys must be words.");
  }

  @Test
  void read_twoDocuments_areRefused() {
    assertRefused(
        "a: 1\n---\nb: 2\n",
        "spec.yaml:2:1: expected a single document in the stream but found another document.");
  }

  @Test
  void read_hugeText_isRefused() {
    assertRefused(
        " ".repeat((1 << 20) + 1),
        "spec.yaml: the text has 1048577 characters, at most 1048576 are read.");
  }

  @Test
  void write_textsThatLookLikeNumbers_staySo() {
    Map<String, Object> plain = Map.of("a", List.of("1", "0x1F", ".5", "true", "~", "a: b", "1e3"));
    assertEquals(plain, Yaml.read(Yaml.write(plain), "spec.yaml"));
    assertEquals(plain, Yaml.read(Yaml.writeOnOneLine(plain), "spec.yaml"));
  }
}
