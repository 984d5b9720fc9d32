package dev.gradus.data.catalogue;

import static dev.gradus.data.catalogue.FetchedFile.BYTES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProxyTest {

  private static final URI ELSEWHERE = URI.create("http://data.example/numbers.bin");

  @TempDir private Path cache;

  private static Surroundings surroundings(
      Map<String, String> environment, Map<String, String> properties) {
    return new Surroundings(environment, properties::get);
  }

  @Test
  void proxy_isAskedForTheWholeAddress() throws IOException {
    FetchedFile fetched = new FetchedFile(cache);
    try (LoopbackServer proxy = new LoopbackServer(exchange -> exchange.whole(BYTES))) {
      fetched.with(fetched.network().withProxy(proxy.address(""))).download(ELSEWHERE);
      assertArrayEquals(BYTES, Files.readAllBytes(fetched.file()));
      assertEquals(
          "GET http://data.example/numbers.bin HTTP/1.1", proxy.exchanges().getFirst().line());
    }
  }

  @Test
  void securedAddress_goesThroughATunnelOfTheProxy() {
    FetchedFile fetched = new FetchedFile(cache);
    try (LoopbackServer proxy =
        new LoopbackServer(exchange -> exchange.head("HTTP/1.1 403 Forbidden"))) {
      fetched.with(fetched.network().withProxy(proxy.address("")));
      assertThrows(
          DataException.class,
          () -> fetched.download(URI.create("https://data.example/numbers.bin")));
      assertEquals("CONNECT data.example:443 HTTP/1.1", proxy.exchanges().getFirst().line());
      assertEquals(List.of(), fetched.names());
    }
  }

  @Test
  void environment_namesProxies() {
    NetworkSettings network =
        surroundings(
                Map.of(
                    "http_proxy", "proxy.example:3128",
                    "HTTPS_PROXY", "http://secure.example:8080/",
                    "no_proxy", "localhost, .intern.example,direct.example"),
                Map.of())
            .network();
    assertEquals(Optional.of(URI.create("http://proxy.example:3128")), network.httpProxy());
    assertEquals(Optional.of(URI.create("http://secure.example:8080/")), network.httpsProxy());
    Proxies proxies = new Proxies(network);
    assertEquals(proxy("proxy.example", 3128), proxies.select(URI.create("http://a.example/")));
    assertEquals(proxy("secure.example", 8080), proxies.select(URI.create("https://a.example/")));
    for (String host :
        List.of("localhost", "a.intern.example", "direct.example", "x.DIRECT.example")) {
      assertEquals(
          List.of(Proxy.NO_PROXY), proxies.select(URI.create("https://" + host + "/")), host);
    }
    assertEquals(
        proxy("secure.example", 8080), proxies.select(URI.create("https://indirect.example/")));
    assertEquals(
        Optional.of(URI.create("http://all.example")),
        surroundings(Map.of("ALL_PROXY", "all.example"), Map.of()).network().httpsProxy());
    assertEquals(NetworkSettings.defaults(), surroundings(Map.of(), Map.of()).network());
  }

  private static List<Proxy> proxy(String host, int port) {
    return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port)));
  }

  @Test
  void propertiesOfTheJdk_countFirst() {
    Proxies proxies =
        new Proxies(NetworkSettings.defaults().withProxy(URI.create("http://proxy.example:1")));
    System.setProperty("http.proxyHost", "jdk.example");
    System.setProperty("http.proxyPort", "8118");
    try {
      Proxy first = proxies.select(URI.create("http://a.example/")).getFirst();
      assertEquals("jdk.example", ((InetSocketAddress) first.address()).getHostString());
      assertEquals(proxy("proxy.example", 1), proxies.select(URI.create("https://a.example/")));
    } finally {
      System.clearProperty("http.proxyHost");
      System.clearProperty("http.proxyPort");
    }
  }

  @Test
  void proxiesThatCannotBeUsed_areRefused_withoutTheirPasswords() {
    assertEquals(
        "catalogue: a proxy must be an address such as http://proxy:3128, got socks5://proxy.",
        refusal("socks5://proxy:1080"));
    assertEquals(
        "catalogue: the proxy http://proxy wants a name and a password, which is not supported. Fetch the files another way and take --from FILE.",
        refusal("http://me:secret@proxy:3128"));
    assertEquals(
        "catalogue: http_proxy must be an address such as http://proxy:3128.",
        refusal("http://pro xy"));
  }

  private static String refusal(String proxy) {
    return assertThrows(
            ConfigException.class,
            () -> surroundings(Map.of("http_proxy", proxy), Map.of()).network())
        .getMessage();
  }

  /// The process of [#proxyThatCannotBeUsed_mattersToDownloadsOnly].
  static final class AtHome {

    private AtHome() {}

    public static void main(String[] arguments) {
      Catalogue catalogue = Catalogue.standard();
      System.out.println(catalogue.place("mnist") + " " + catalogue.load("iris").test().size());
      try {
        catalogue.copy("cifar10", Path.of("none"), _ -> {});
      } catch (DataException e) {
        System.out.println(e.getMessage());
      }
      try {
        catalogue.download("cifar10", _ -> {});
      } catch (ConfigException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void proxyThatCannotBeUsed_mattersToDownloadsOnly() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dgradus.data=" + cache,
                "-cp",
                System.getProperty("java.class.path"),
                AtHome.class.getName())
            .redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    builder.environment().put("ALL_PROXY", "socks5://proxy:1080");
    Process process = builder.start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertEquals(
          List.of(
              Place.EMBEDDED + " 30",
              "none: there is no such file. cifar-10-binary.tar.gz as it is published was expected; check the path.",
              "catalogue: a proxy must be an address such as http://proxy:3128, got socks5://proxy."),
          lines.lines().toList());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void cache_isWhereTheSurroundingsSay() {
    Map<String, String> home = Map.of("user.home", "/home/me");
    assertEquals(Path.of("/home/me/.cache/gradus/data"), surroundings(Map.of(), home).cache());
    assertEquals(
        Path.of("/tmp/c/gradus/data"),
        surroundings(Map.of("XDG_CACHE_HOME", "/tmp/c"), home).cache());
    assertEquals(
        Path.of("/home/me/.cache/gradus/data"),
        surroundings(Map.of("XDG_CACHE_HOME", "relative"), home).cache());
    assertEquals(
        Path.of("/data"),
        surroundings(Map.of("GRADUS_DATA", "/data", "XDG_CACHE_HOME", "/tmp/c"), home).cache());
    assertEquals(
        Path.of("/mine"),
        surroundings(
                Map.of("GRADUS_DATA", "/data"),
                Map.of("user.home", "/home/me", "gradus.data", "/mine"))
            .cache());
    assertEquals(
        "catalogue: this user has no home folder to keep data in. Set GRADUS_DATA to a folder.",
        assertThrows(
                ConfigException.class,
                () -> surroundings(Map.of(), Map.of("user.home", "?")).cache())
            .getMessage());
  }
}
