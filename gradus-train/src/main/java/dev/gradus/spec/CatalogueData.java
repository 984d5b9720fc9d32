package dev.gradus.spec;

import dev.gradus.core.ConfigException;
import dev.gradus.core.NearestWord;
import dev.gradus.data.Dataset;
import dev.gradus.data.Split;
import dev.gradus.data.catalogue.Catalogue;
import dev.gradus.data.read.Mnist;
import java.util.List;
import java.util.Optional;

/// A data set by its name in the catalogue: in files `mnist`, or `{catalogue: mnist, take: 10000}`.
/// Loading never uses the network: a set that is not in the user's cache is refused with the
/// command that fetches it.
///
/// @param name one of [#NAMES]
/// @param take how many of the first training samples are used, at least 1; default all
/// @param takeTest how many of the first samples of the test part are used, at least 1; default all
public record CatalogueData(String name, Optional<Integer> take, Optional<Integer> takeTest)
    implements DataSource {

  /// All names.
  public static final List<String> NAMES = Catalogue.names();

  /// Checks the name and the numbers.
  ///
  /// @throws ConfigException for an unknown name, or a number below 1
  public CatalogueData {
    if (!NAMES.contains(name)) {
      throw new ConfigException(
          "there is no data set \"%s\" in the catalogue. Known names: %s.%s"
              .formatted(name, String.join(", ", NAMES), NearestWord.question(name, NAMES)));
    }
    requireAtLeastOne("take", take);
    requireAtLeastOne("takeTest", takeTest);
  }

  private static void requireAtLeastOne(String key, Optional<Integer> samples) {
    if (samples.isPresent() && samples.get() < 1) {
      throw new ConfigException("%s must be at least 1, got %d.".formatted(key, samples.get()));
    }
  }

  /// @param name one of [#NAMES]
  /// @return the whole of that data set
  public static CatalogueData of(String name) {
    return new CatalogueData(name, Optional.empty(), Optional.empty());
  }

  /// @return the whole of MNIST
  public static CatalogueData mnist() {
    return of(Mnist.NAME);
  }

  /// @param samples how many of the first training samples are used
  /// @return this data set, cut to that many
  public CatalogueData withTake(int samples) {
    return new CatalogueData(name, Optional.of(samples), takeTest);
  }

  /// @param samples how many of the first samples of the test part are used
  /// @return this data set, with its test part cut to that many
  public CatalogueData withTakeTest(int samples) {
    return new CatalogueData(name, take, Optional.of(samples));
  }

  @Override
  public Split load() {
    Split whole = Catalogue.standard().load(name);
    return new Split(first(whole.train(), take), whole.validation(), first(whole.test(), takeTest));
  }

  private static Dataset first(Dataset data, Optional<Integer> samples) {
    return samples.map(data::take).orElse(data);
  }
}
