package dev.gradus.cli;

import dev.gradus.data.catalogue.Catalogue;
import dev.gradus.data.catalogue.CatalogueEntry;
import dev.gradus.data.catalogue.Place;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Fetches a data set of the catalogue into the user's cache.
@Command(
    name = "get",
    description = "Fetches a data set into the cache and verifies it. No other command downloads.",
    footer = {
      "",
      "A download that broke off goes on where it stopped. The cache is at GRADUS_DATA, else in",
      "XDG_CACHE_HOME or ~/.cache. Proxies are those of https_proxy, http_proxy and no_proxy.",
      "",
      "Examples:",
      "  ./gradus data get fashion-mnist",
      "  ./gradus data get cifar10 --from cifar-10-binary.tar.gz",
      "",
      "With --json: name, place, folder, bytes, received; folder is null for what is embedded."
    })
final class DataGetCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "NAME", description = "A data set, see ./gradus data list.")
  private String name = "";

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description =
          "Take the published file, or the folder with all of them, from here, not from the network.")
  private Optional<Path> from = Optional.empty();

  @Mixin private OutputOptions options = new OutputOptions();

  DataGetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Output output = new Output(terminal, options);
    Catalogue catalogue = Catalogue.standard();
    CatalogueEntry entry = catalogue.entry(name);
    long received;
    try (FetchProgress progress = new FetchProgress(output, entry.bytes())) {
      from.ifPresentOrElse(
          path -> catalogue.copy(name, path, progress), () -> catalogue.download(name, progress));
      received = progress.received();
    }
    Place place = catalogue.place(name);
    output.line(
        place == Place.EMBEDDED
            ? "%s: comes with Gradus, there is nothing to fetch".formatted(name)
            : "%s: in the cache, %s".formatted(name, catalogue.folder(name)));
    output.result(fields(catalogue, entry, received));
    return ExitStatus.DONE;
  }

  private static Map<String, @Nullable Object> fields(
      Catalogue catalogue, CatalogueEntry entry, long received) {
    Place place = catalogue.place(entry.name());
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("name", entry.name());
    fields.put("place", place.name().toLowerCase(Locale.ROOT));
    fields.put(
        "folder", place == Place.EMBEDDED ? null : catalogue.folder(entry.name()).toString());
    fields.put("bytes", entry.bytes());
    fields.put("received", received);
    return fields;
  }
}
