package dev.gradus.data.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.Split;
import dev.gradus.data.read.SeriesCsv;
import dev.gradus.data.series.Series;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The data sets that Gradus knows by name. Some are embedded, the others are published elsewhere
/// and kept in a cache of the user's.
///
/// ```
/// Split clothes = Catalogue.standard().load("fashion-mnist");
/// ```
///
/// Sets without a test part of their own (iris, flowers) are cut by class, a fifth for testing, the
/// same samples in every run.
public final class Catalogue {

  private final CatalogueSettings settings;
  private final List<Listing> listings;

  Catalogue(CatalogueSettings settings, List<Listing> listings) {
    this.settings = settings;
    this.listings = List.copyOf(listings);
  }

  /// @return the catalogue with the cache and the network of this process, see
  ///   [CatalogueSettings#standard]
  public static Catalogue standard() {
    return of(CatalogueSettings.standard());
  }

  /// @param settings where the cache is
  /// @return the catalogue with that cache
  public static Catalogue of(CatalogueSettings settings) {
    return new Catalogue(settings, StandardListings.all());
  }

  /// @return the names of all data sets, wherever they are
  public static List<String> names() {
    return StandardListings.all().stream().map(listing -> listing.entry().name()).toList();
  }

  /// @return the names of those that are time series, see [#series]
  public static List<String> seriesNames() {
    return seriesNames(StandardListings.all());
  }

  private static List<String> seriesNames(List<Listing> listings) {
    return listings.stream()
        .filter(listing -> listing.content() instanceof Listing.Series)
        .map(listing -> listing.entry().name())
        .toList();
  }

  /// @return where the cache is
  public CatalogueSettings settings() {
    return settings;
  }

  /// @return all data sets
  public List<CatalogueEntry> entries() {
    return listings.stream().map(Listing::entry).toList();
  }

  /// @param name of a data set
  /// @return what is known of it
  /// @throws ConfigException for an unknown name
  public CatalogueEntry entry(String name) {
    return listing(name).entry();
  }

  /// @param name of a data set
  /// @return where its files are
  /// @throws ConfigException for an unknown name
  public Place place(String name) {
    Listing listing = listing(name);
    return switch (listing.content()) {
      case Listing.Embedded _, Listing.Table _, Listing.Series _ -> Place.EMBEDDED;
      case Listing.Files files -> isCached(name, files) ? Place.CACHED : Place.REMOTE;
      case Listing.Archive archive ->
          Files.isDirectory(folder(name).resolve(archive.folder().name()))
              ? Place.CACHED
              : Place.REMOTE;
    };
  }

  /// @param name of a data set
  /// @return the folder of its files in the cache, whether or not it is there
  /// @throws ConfigException for an unknown name
  public Path folder(String name) {
    return settings.folder().resolve(listing(name).entry().name());
  }

  /// Reads a data set. Never uses the network.
  ///
  /// @param name of a data set
  /// @return training and test part
  /// @throws ConfigException for an unknown name, or a time series: it has no samples until
  ///   somebody says how long they are
  /// @throws DataException if it is not in the cache, not in order there, or not as large as listed
  public Split load(String name) {
    Listing listing = listing(name);
    return switch (listing.content()) {
      case Listing.Embedded embedded -> embedded.loading().get();
      case Listing.Table table -> table.loading().get();
      case Listing.Series _ ->
          throw new ConfigException(
              "%s: is a time series, which has no samples of its own. Cut it into windows, write `data: {series: %1$s, window: 60}`."
                  .formatted(name));
      case Listing.Files files -> {
        requireCached(listing);
        yield asListed(listing, files.reading().apply(folder(name)));
      }
      case Listing.Archive archive -> {
        requireCached(listing);
        Path unpacked = folder(name).resolve(archive.folder().name());
        yield asListed(listing, archive.folder().reading().apply(unpacked));
      }
    };
  }

  /// Downloads a data set into the cache, verifies and unpacks it. What is there already stays;
  /// what an earlier download left unfinished is gone on with. Only whole, verified files appear.
  ///
  /// @param name of a data set
  /// @param listener told what happens, in this thread
  /// @throws ConfigException for an unknown name, or a proxy of this process that cannot be used
  /// @throws DataException if it cannot be had, or what comes is not what was published
  public void download(String name, Consumer<DownloadEvent> listener) {
    fetch(name, Optional.empty(), listener);
  }

  /// Takes a data set from files that were fetched another way, verified as a download is.
  ///
  /// @param name of a data set
  /// @param from the published file, or the folder with all of them
  /// @param listener told what happens, in this thread
  /// @throws ConfigException for an unknown name, or one file where a set has several
  /// @throws DataException if a file is missing, or is not what was published
  public void copy(String name, Path from, Consumer<DownloadEvent> listener) {
    fetch(name, Optional.of(from), listener);
  }

  private void fetch(String name, Optional<Path> from, Consumer<DownloadEvent> listener) {
    Listing listing = listing(name);
    Fetching fetching = new Fetching(name, folder(name), settings::networkInUse, from, listener);
    switch (listing.content()) {
      case Listing.Embedded _, Listing.Table _, Listing.Series _ -> {}
      case Listing.Files files -> fetching.files(files);
      case Listing.Archive archive -> fetching.archive(archive);
    }
  }

  /// The CSV file of an embedded table or time series: `iris`, `sunspots`, `air-passengers`.
  ///
  /// @param name of a data set
  /// @return the whole text, a header line first
  /// @throws ConfigException for an unknown name, or one that is no such table
  public String text(String name) {
    Listing listing = listing(name);
    if (!isTable(listing)) {
      throw new ConfigException(
          "%s: is no table. The tables of the catalogue: %s."
              .formatted(
                  name,
                  listings.stream()
                      .filter(Catalogue::isTable)
                      .map(table -> table.entry().name())
                      .collect(Collectors.joining(", "))));
    }
    return EmbeddedTable.text(name);
  }

  /// @param name of an embedded time series: `sunspots`, `air-passengers`
  /// @return that series, with its times
  /// @throws ConfigException for an unknown name, or one that is no series
  public Series series(String name) {
    if (!(listing(name).content() instanceof Listing.Series)) {
      throw new ConfigException(
          "%s: is no time series. The series of the catalogue: %s."
              .formatted(name, String.join(", ", seriesNames(listings))));
    }
    return SeriesCsv.of(Path.of(name)).read(new ByteArrayInputStream(text(name).getBytes(UTF_8)));
  }

  private static boolean isTable(Listing listing) {
    return switch (listing.content()) {
      case Listing.Table _, Listing.Series _ -> true;
      case Listing.Embedded _, Listing.Files _, Listing.Archive _ -> false;
    };
  }

  /// Files of other data in the right places are not taken for the set.
  private Split asListed(Listing listing, Split split) {
    CatalogueEntry entry = listing.entry();
    long samples =
        split.train().size()
            + split.validation().map(part -> (long) part.size()).orElse(0L)
            + split.test().size();
    Shape shape = split.train().featureShape();
    if (samples != entry.samples() || !shape.equals(entry.shape())) {
      throw new DataException(
          "%s: %s holds %d samples of %s, the data set has %d of %s. Delete that folder and run ./gradus data get %1$s; or read these files by themselves, without the catalogue."
              .formatted(
                  entry.name(),
                  folder(entry.name()),
                  samples,
                  shape,
                  entry.samples(),
                  entry.shape()));
    }
    return split;
  }

  private boolean isCached(String name, Listing.Files files) {
    Path folder = folder(name);
    return files.files().stream()
        .allMatch(file -> Files.isRegularFile(folder.resolve(file.name())));
  }

  private void requireCached(Listing listing) {
    String name = listing.entry().name();
    if (place(name) == Place.REMOTE) {
      throw new DataException(
          "%s: is not in the cache, %s. Run ./gradus data get %s (%s)."
              .formatted(name, folder(name), name, Words.size(listing.entry().bytes())));
    }
  }

  private Listing listing(String name) {
    return listings.stream()
        .filter(listing -> listing.entry().name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new ConfigException(
                "there is no data set \"%s\" in the catalogue. Known names: %s."
                    .formatted(
                        name,
                        entries().stream()
                            .map(CatalogueEntry::name)
                            .collect(Collectors.joining(", ")))));
  }
}
