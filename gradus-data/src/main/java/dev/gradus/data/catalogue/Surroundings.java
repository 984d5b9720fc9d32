package dev.gradus.data.catalogue;

import dev.gradus.core.ConfigException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a process finds around it.
///
/// @param environment its variables
/// @param properties its system properties by name
record Surroundings(
    Map<String, String> environment, Function<String, @Nullable String> properties) {

  static final String PROPERTY = "gradus.data";
  static final String VARIABLE = "GRADUS_DATA";

  @ReadsSurroundings
  static Surroundings ofProcess() {
    return new Surroundings(System.getenv(), System::getProperty);
  }

  /// @return the folder of the cache, which need not exist
  Path cache() {
    Optional<Path> own =
        property(PROPERTY)
            .map(text -> path(PROPERTY, text))
            .or(() -> variable(VARIABLE).map(text -> path(VARIABLE, text)));
    return own.orElseGet(() -> userCache().resolve("gradus").resolve("data"));
  }

  /// By the XDG Base Directory Specification, which has relative paths ignored.
  private Path userCache() {
    return variable("XDG_CACHE_HOME")
        .map(text -> path("XDG_CACHE_HOME", text))
        .filter(Path::isAbsolute)
        .orElseGet(() -> home().resolve(".cache"));
  }

  private Path home() {
    return property("user.home")
        .map(text -> path("user.home", text))
        .filter(Path::isAbsolute)
        .orElseThrow(() ->
            new ConfigException(
                "catalogue: this user has no home folder to keep data in. Set %s to a folder."
                    .formatted(VARIABLE)));
  }

  /// @return the network with the proxies that the environment names
  NetworkSettings network() {
    return NetworkSettings.defaults()
        .withProxies(
            proxy("http_proxy").or(() -> proxy("all_proxy")),
            proxy("https_proxy").or(() -> proxy("all_proxy")),
            eitherCase("no_proxy").map(text -> List.of(text.split("[,\\s]+"))).orElse(List.of()));
  }

  private Optional<URI> proxy(String name) {
    return eitherCase(name).map(text -> proxy(name, text));
  }

  private static URI proxy(String name, String text) {
    try {
      return new URI(text.contains("://") ? text : "http://" + text);
    } catch (URISyntaxException e) {
      throw new ConfigException(
          "catalogue: %s must be an address such as http://proxy:3128.".formatted(name), e);
    }
  }

  private Optional<String> eitherCase(String name) {
    return variable(name).or(() -> variable(name.toUpperCase(Locale.ROOT)));
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }

  Optional<String> property(String name) {
    return Optional.ofNullable(properties.apply(name)).filter(text -> !text.isBlank());
  }

  private static Path path(String name, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new ConfigException(
          "catalogue: %s must be the path of a folder, got \"%s\".".formatted(name, text), e);
    }
  }
}
