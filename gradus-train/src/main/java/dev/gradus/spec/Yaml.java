package dev.gradus.spec;

import dev.gradus.core.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Reads YAML 1.2 (core schema) into plain maps with text keys, lists, texts, numbers and booleans,
/// and writes them. Tags, null values, duplicate keys, more than [#MAXIMUM_ALIASES] aliases,
/// nesting beyond [#MAXIMUM_DEPTH] and texts beyond [#MAXIMUM_CHARACTERS] characters are refused.
final class Yaml {

  static final int MAXIMUM_DEPTH = 64;
  static final int MAXIMUM_ALIASES = 16;
  static final int MAXIMUM_CHARACTERS = 1 << 20;

  private Yaml() {}

  /// @param source name for messages
  /// @return the document's value, without any object shared between two places
  /// @throws ConfigException with line and column for text that is not YAML of this kind
  static Object read(String text, String source) {
    return plain(load(text, source), Place.root(source), 0);
  }

  /// @return block style outside, flow style for the innermost maps and lists
  static String write(Object plain) {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.AUTO)
            .setSchema(new CoreSchema())
            .setDereferenceAliases(true)
            .setWidth(100)
            .build();
    return new Dump(settings).dumpToString(plain);
  }

  /// @return flow style on one line, for messages and labels
  static String writeOnOneLine(Object plain) {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.FLOW)
            .setSchema(new CoreSchema())
            .setDereferenceAliases(true)
            .setWidth(Integer.MAX_VALUE)
            .setSplitLines(false)
            .build();
    return new Dump(settings).dumpToString(plain).strip();
  }

  private static @Nullable Object load(String text, String source) {
    if (text.length() > MAXIMUM_CHARACTERS) {
      throw new ConfigException(
          "%s: the text has %d characters, at most %d are read."
              .formatted(source, text.length(), MAXIMUM_CHARACTERS));
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source)
            .setSchema(new CoreSchema())
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setAllowNonScalarKeys(false)
            .setMaxAliasesForCollections(MAXIMUM_ALIASES)
            .setCodePointLimit(MAXIMUM_CHARACTERS)
            .build();
    try {
      YamlLimits.check(text, settings, source);
      return new Load(settings).loadFromString(text);
    } catch (MarkedYamlEngineException e) {
      String place = e.getProblemMark().map(Yaml::lineAndColumn).orElse("");
      throw new ConfigException("%s%s: %s.".formatted(source, place, sentence(problem(e))), e);
    } catch (YamlEngineException e) {
      throw new ConfigException("%s: %s.".formatted(source, sentence(e.getMessage())), e);
    }
  }

  /// `:3:7`, both counted from 1.
  static String lineAndColumn(Mark mark) {
    return ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
  }

  /// The library splits some sentences: "expected …" in the context, "but found …" in the problem.
  private static String problem(MarkedYamlEngineException e) {
    String problem = String.valueOf(e.getProblem());
    return problem.startsWith("but ") ? e.getContext() + " " + problem : problem;
  }

  private static String sentence(@Nullable String problem) {
    return String.valueOf(problem).strip().replaceAll("\\s+", " ").replaceAll("\\.$", "");
  }

  private static Object plain(@Nullable Object value, Place place, int depth) {
    if (depth > MAXIMUM_DEPTH) {
      throw new ConfigException(
          "%s: nested deeper than %d through an alias (*name)."
              .formatted(place.source(), MAXIMUM_DEPTH));
    }
    return switch (value) {
      case null -> throw place.complain("is empty. Give it a value or delete it.");
      case Map<?, ?> map -> plainMap(map, place, depth + 1);
      case List<?> list -> plainList(list, place, depth + 1);
      case String text -> text;
      case Boolean truth -> truth;
      case Number number -> number;
      default -> throw place.complain("must be a map, list, text, number or boolean.");
    };
  }

  private static Map<String, Object> plainMap(Map<?, ?> map, Place place, int depth) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> {
      if (!(key instanceof String text)) {
        throw place.complain("has the key %s; keys must be words.".formatted(key));
      }
      copy.put(text, plain(value, place.then(text), depth));
    });
    return copy;
  }

  private static List<Object> plainList(List<?> list, Place place, int depth) {
    List<Object> copy = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      copy.add(plain(list.get(i), place.then(i), depth));
    }
    return copy;
  }
}
