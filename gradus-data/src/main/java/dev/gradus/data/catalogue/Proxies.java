package dev.gradus.data.catalogue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which proxy is asked for an address: that of the JDK's system properties, else that of the
/// settings, else none.
final class Proxies extends ProxySelector {

  private static final int HTTP_PORT = 80;
  private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

  private final NetworkSettings network;

  Proxies(NetworkSettings network) {
    this.network = network;
  }

  @Override
  public List<Proxy> select(URI address) {
    ProxySelector ofProperties = ProxySelector.getDefault();
    if (ofProperties != null) {
      List<Proxy> found = ofProperties.select(address);
      if (found.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)) {
        return found;
      }
    }
    boolean secure = "https".equalsIgnoreCase(address.getScheme());
    Optional<URI> proxy = secure ? network.httpsProxy() : network.httpProxy();
    return proxy.isEmpty() || isExcepted(address.getHost())
        ? DIRECT
        : List.of(
            new Proxy(
                Proxy.Type.HTTP,
                new InetSocketAddress(
                    proxy.get().getHost(),
                    proxy.get().getPort() < 0 ? HTTP_PORT : proxy.get().getPort())));
  }

  private boolean isExcepted(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    for (String entry : network.noProxy()) {
      String domain = entry.startsWith("*.") ? entry.substring(2) : entry;
      domain = domain.startsWith(".") ? domain.substring(1) : domain;
      if (entry.equals("*")
          || (!domain.isEmpty() && (name.equals(domain) || name.endsWith("." + domain)))) {
        return true;
      }
    }
    return false;
  }

  /// The failure itself is told to whoever asked.
  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {}
}
