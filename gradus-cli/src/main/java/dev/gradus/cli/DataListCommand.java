package dev.gradus.cli;

import dev.gradus.data.catalogue.Catalogue;
import dev.gradus.data.catalogue.CatalogueEntry;
import dev.gradus.data.catalogue.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists the data sets of the catalogue.
@Command(
    name = "list",
    description = "Lists the data sets that specs may name, and where each is.",
    footer = {
      "",
      "Example:",
      "  ./gradus data list",
      "",
      "With --json: folder, sets [{name, what, samples, shape, classes, bytes, place, source,",
      "license}]; place is embedded, cached or remote; classes is 0 for a series."
    })
final class DataListCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private OutputOptions options = new OutputOptions();

  DataListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Output output = new Output(terminal, options);
    Catalogue catalogue = Catalogue.standard();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("name", "what", "samples", "shape", "classes", "size", "where"));
    catalogue.entries().forEach(entry -> rows.add(row(entry, catalogue.place(entry.name()))));
    Figures.table(rows, 2).forEach(output::line);
    output.line("");
    catalogue.entries().forEach(entry -> output.line(origin(entry)));
    output.line("");
    output.line("cache: " + catalogue.settings().folder());
    output.result(fields(catalogue));
    return ExitStatus.DONE;
  }

  private static List<String> row(CatalogueEntry entry, Place place) {
    return List.of(
        entry.name(),
        entry.what(),
        Figures.grouped(entry.samples()),
        entry.shape().toString(),
        entry.classes() == 0 ? "-" : String.valueOf(entry.classes()),
        Figures.bytes(entry.bytes()),
        place.toString());
  }

  private static String origin(CatalogueEntry entry) {
    return "%s: %s; license: %s"
        .formatted(entry.name(), entry.origin().source(), entry.origin().license());
  }

  private static Map<String, Object> fields(Catalogue catalogue) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("folder", catalogue.settings().folder().toString());
    fields.put(
        "sets", catalogue.entries().stream().map(entry -> fields(catalogue, entry)).toList());
    return fields;
  }

  private static Map<String, Object> fields(Catalogue catalogue, CatalogueEntry entry) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Place place = catalogue.place(entry.name());
    fields.put("name", entry.name());
    fields.put("what", entry.what());
    fields.put("samples", entry.samples());
    fields.put("shape", entry.shape().dims());
    fields.put("classes", entry.classes());
    fields.put("bytes", entry.bytes());
    fields.put("place", place.name().toLowerCase(Locale.ROOT));
    fields.put("source", entry.origin().source());
    fields.put("license", entry.origin().license());
    return fields;
  }
}
