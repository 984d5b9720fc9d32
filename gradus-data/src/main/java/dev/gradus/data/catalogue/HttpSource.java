package dev.gradus.data.catalogue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/// Asks addresses on the web for files. Follows redirects itself, so that none leads out of the web
/// or from a secured connection to an open one.
final class HttpSource implements AutoCloseable {

  private static final int MOST_REDIRECTS = 5;

  private final NetworkSettings network;
  private final HttpClient client;

  HttpSource(NetworkSettings network) {
    this.network = network;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(network.connectTimeout())
            .proxy(new Proxies(network))
            .build();
  }

  /// An answer that is not a redirect.
  ///
  /// @param head status and header fields
  /// @param body what follows them
  record Answer(HttpResponse<?> head, ReceivedBody body) implements AutoCloseable {

    @Override
    public void close() {
      body.close();
    }
  }

  /// @param address where the file is
  /// @param fields header fields of the request, name and value in turn
  /// @return what comes back, whatever its status
  /// @throws TransferException if nothing comes back, or redirects lead nowhere
  Answer get(URI address, List<String> fields) throws IOException {
    URI asked = address;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(asked).header("User-Agent", "gradus").GET();
      for (int i = 0; i < fields.size(); i += 2) {
        request.header(fields.get(i), fields.get(i + 1));
      }
      HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = send(request.build());
      ReceivedBody body = new ReceivedBody(network.stallTimeout());
      response.body().subscribe(body);
      if (!isRedirect(response.statusCode())) {
        return new Answer(response, body);
      }
      body.close();
      asked = target(asked, response);
    }
    throw TransferException.refused("is redirected more than %d times".formatted(MOST_REDIRECTS));
  }

  private HttpResponse<Flow.Publisher<List<ByteBuffer>>> send(HttpRequest request)
      throws IOException {
    // Connecting has a limit of its own.
    Duration patience =
        network.connectTimeout().compareTo(network.stallTimeout()) > 0
            ? network.connectTimeout()
            : network.stallTimeout();
    CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> answer =
        client.sendAsync(request, BodyHandlers.ofPublisher());
    try {
      // The client's own timeout of a request includes the body from JDK 26 on.
      return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw TransferException.brokenOff("did not answer within " + Words.seconds(patience), e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw TransferException.brokenOff("was interrupted", e);
    } catch (ExecutionException e) {
      throw TransferException.brokenOff(reason(e.getCause() == null ? e : e.getCause()), e);
    }
  }

  private String reason(Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException _ ->
          "did not take the connection within " + Words.seconds(network.connectTimeout());
      case UnknownHostException _ -> "has a host that is not known here";
      case ConnectException failure when failure.getCause() instanceof UnresolvedAddressException ->
          "has a host that is not known here";
      case ConnectException _ -> "takes no connections";
      case SSLException failure -> "has no trustworthy connection: " + message(failure);
      default -> "gave no answer: " + message(cause);
    };
  }

  private static String message(Throwable cause) {
    return Words.shown(String.valueOf(cause.getMessage()));
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  private static URI target(URI asked, HttpResponse<?> response) throws TransferException {
    String location = response.headers().firstValue("Location").orElse("");
    URI target;
    try {
      target = asked.resolve(location);
    } catch (IllegalArgumentException _) {
      throw TransferException.refused("is redirected to what is no address");
    }
    String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("https") || scheme.equals("http");
    if (location.isEmpty() || !web || target.getHost() == null) {
      throw TransferException.refused(
          "is redirected out of the web, to %s".formatted(Words.shown(location)));
    }
    if ("https".equalsIgnoreCase(asked.getScheme()) && scheme.equals("http")) {
      throw TransferException.refused(
          "is redirected from https to http, at %s".formatted(target.getHost()));
    }
    return target;
  }

  /// Lets go of all connections, also of those that still send.
  @Override
  public void close() {
    client.shutdownNow();
  }
}
