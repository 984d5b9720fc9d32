package dev.gradus.data.catalogue;

import dev.gradus.core.ConfigException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How downloads use the network.
///
/// The proxies of the JDK's own system properties (`https.proxyHost` and so on) count before these.
///
/// @param httpProxy address of the proxy for `http` addresses, as `http://proxy:3128`; default none
/// @param httpsProxy address of the proxy for `https` addresses; default none
/// @param noProxy hosts that are asked directly: a name stands for itself and everything below it,
///   `*` for all; default none
/// @param connectTimeout how long a connection may take to come about; default 20 s
/// @param stallTimeout how long an address may send nothing; default 30 s
/// @param attempts how often each address is tried where the transfer breaks off, at least 1;
///   default 4. Each goes on where the one before stopped
/// @param retryPause how long is waited before the second attempt, twice as long before each
///   further one up to 32 times; default 1 s, 0 for not at all
public record NetworkSettings(
    Optional<URI> httpProxy,
    Optional<URI> httpsProxy,
    List<String> noProxy,
    Duration connectTimeout,
    Duration stallTimeout,
    int attempts,
    Duration retryPause) {

  /// Checks addresses, times and number, and copies the list.
  ///
  /// @throws ConfigException for a proxy that is no `http://HOST:PORT`, a time that is not
  ///   positive, no attempts, or a negative pause
  public NetworkSettings {
    httpProxy.ifPresent(NetworkSettings::requireProxy);
    httpsProxy.ifPresent(NetworkSettings::requireProxy);
    noProxy = noProxy.stream().map(host -> host.strip().toLowerCase(Locale.ROOT)).toList();
    requirePositive("connectTimeout", connectTimeout);
    requirePositive("stallTimeout", stallTimeout);
    if (attempts < 1) {
      throw new ConfigException(
          "catalogue: attempts must be at least 1, got %d.".formatted(attempts));
    }
    if (retryPause.isNegative()) {
      throw new ConfigException(
          "catalogue: retryPause must not be negative, got %s.".formatted(retryPause));
    }
  }

  /// @return no proxies, everything else by default
  public static NetworkSettings defaults() {
    return new NetworkSettings(
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Duration.ofSeconds(20),
        Duration.ofSeconds(30),
        4,
        Duration.ofSeconds(1));
  }

  /// @param address of a proxy for all addresses
  /// @return these settings with that proxy
  public NetworkSettings withProxy(URI address) {
    return withProxies(Optional.of(address), Optional.of(address), noProxy);
  }

  /// @param http proxy for `http` addresses
  /// @param https proxy for `https` addresses
  /// @param none hosts that are asked directly
  /// @return these settings with these proxies
  public NetworkSettings withProxies(Optional<URI> http, Optional<URI> https, List<String> none) {
    return new NetworkSettings(
        http, https, none, connectTimeout, stallTimeout, attempts, retryPause);
  }

  /// @param timeout how long an address may send nothing
  /// @return these settings with that patience
  public NetworkSettings withStallTimeout(Duration timeout) {
    return new NetworkSettings(
        httpProxy, httpsProxy, noProxy, connectTimeout, timeout, attempts, retryPause);
  }

  /// @param pause how long is waited before the second attempt
  /// @return these settings with that pause
  public NetworkSettings withRetryPause(Duration pause) {
    return new NetworkSettings(
        httpProxy, httpsProxy, noProxy, connectTimeout, stallTimeout, attempts, pause);
  }

  private static void requirePositive(String name, Duration duration) {
    if (!duration.isPositive()) {
      throw new ConfigException(
          "catalogue: %s must be positive, got %s.".formatted(name, duration));
    }
  }

  /// Names and passwords are not repeated in the complaint.
  private static void requireProxy(URI proxy) {
    if (!"http".equalsIgnoreCase(proxy.getScheme()) || proxy.getHost() == null) {
      throw new ConfigException(
          "catalogue: a proxy must be an address such as http://proxy:3128, got %s://%s."
              .formatted(proxy.getScheme(), proxy.getHost()));
    }
    if (proxy.getRawUserInfo() != null) {
      throw new ConfigException(
          "catalogue: the proxy http://%s wants a name and a password, which is not supported. Fetch the files another way and take --from FILE."
              .formatted(proxy.getHost()));
    }
  }
}
