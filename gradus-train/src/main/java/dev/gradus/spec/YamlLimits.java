package dev.gradus.spec;

import dev.gradus.core.ConfigException;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Walks the events of a YAML text before anything is built from it and refuses tags, deep nesting
/// and many aliases.
final class YamlLimits {

  private final String source;
  private int depth;
  private int aliases;

  private YamlLimits(String source) {
    this.source = source;
  }

  static void check(String text, LoadSettings settings, String source) {
    YamlLimits limits = new YamlLimits(source);
    new ParserImpl(settings, new StreamReader(settings, text)).forEachRemaining(limits::see);
  }

  private void see(Event event) {
    switch (event) {
      case CollectionStartEvent start -> {
        refuseTag(start.getTag(), event);
        require(++depth <= Yaml.MAXIMUM_DEPTH, event, "nested deeper than " + Yaml.MAXIMUM_DEPTH);
      }
      case CollectionEndEvent _ -> depth--;
      case ScalarEvent scalar -> refuseTag(scalar.getTag(), event);
      case AliasEvent _ ->
          require(++aliases <= Yaml.MAXIMUM_ALIASES, event, "more than 16 aliases (*name)");
      default -> {}
    }
  }

  private void refuseTag(Optional<String> tag, Event event) {
    require(tag.isEmpty(), event, "the tag %s; specs hold plain values".formatted(tag.orElse("")));
  }

  private void require(boolean fine, Event event, String found) {
    if (!fine) {
      String place = event.getStartMark().map((Mark mark) -> Yaml.lineAndColumn(mark)).orElse("");
      throw new ConfigException("%s%s: found %s.".formatted(source, place, found));
    }
  }
}
