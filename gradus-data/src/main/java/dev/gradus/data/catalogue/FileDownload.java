package dev.gradus.data.catalogue;

import dev.gradus.core.DataException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Gets one file into the cache: address after address, attempt after attempt, until its bytes are
/// those that were published. Until then nothing has the file's name.
final class FileDownload {

  private static final int MOST_DOUBLINGS = 5;

  private final PublishedFile file;
  private final HttpSource source;
  private final NetworkSettings network;
  private final Consumer<DownloadEvent> listener;
  private final PartFile part;
  private final Verification verification;
  private final Map<URI, String> failures = new LinkedHashMap<>();

  /// @param folder of the data set in the cache
  FileDownload(
      PublishedFile file,
      Path folder,
      HttpSource source,
      NetworkSettings network,
      Consumer<DownloadEvent> listener) {
    this.file = file;
    this.source = source;
    this.network = network;
    this.listener = listener;
    this.part = new PartFile(folder.resolve(file.name()));
    this.verification = new Verification(file, folder);
  }

  /// @param name of the data set
  /// @throws DataException if no address gives the file
  void run(String name) {
    Transfer transfer = new Transfer(source, file, part, listener);
    IOException last = new IOException("there is no address");
    for (URI address : file.addresses()) {
      long asked = 0;
      for (int attempt = 0; attempt < network.attempts(); attempt++) {
        try {
          pause(attempt, asked);
          accept(transfer.attempt(address));
          return;
        } catch (TransferException e) {
          last = e;
          asked = e.waitSeconds();
          failures.put(address, e.reason());
          listener.accept(new DownloadEvent.Failed(file.name(), address, e.reason()));
          if (Thread.currentThread().isInterrupted()) {
            throw failure(name, e);
          }
          if (!e.isWorthAnotherAttempt()) {
            break;
          }
        } catch (IOException e) { // closing a file
          throw LocalFiles.failure(part.path(), e);
        }
      }
    }
    throw failure(name, last);
  }

  /// Longer each time, so that attempts outlive a short fault.
  ///
  /// @param asked seconds that the address wants to be left alone
  private void pause(int attempt, long asked) throws TransferException {
    if (attempt == 0) {
      return;
    }
    try {
      long times = 1L << Math.min(attempt - 1, MOST_DOUBLINGS);
      long own = network.retryPause().multipliedBy(times).toNanos();
      TimeUnit.NANOSECONDS.sleep(Math.max(own, TimeUnit.SECONDS.toNanos(asked)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TransferException.brokenOff("was interrupted", e);
    }
  }

  /// @param joinedAt where a piece was joined to an earlier one, 0 if there is only one
  private void accept(long joinedAt) throws TransferException {
    Optional<String> fault = verification.fault(part.path());
    if (fault.isPresent()) {
      part.discard();
      throw joinedAt > 0
          ? TransferException.brokenOff(fault.get(), null)
          : TransferException.refused(fault.get());
    }
    verification.record(part.path());
    part.publish();
  }

  private DataException failure(String name, IOException last) {
    String reasons =
        failures.entrySet().stream()
            .map(failure -> failure.getKey() + " " + failure.getValue())
            .collect(Collectors.joining("; "));
    return new DataException(
        "%s: %s cannot be downloaded: %s. Check the network and the proxy (https_proxy, http_proxy) and try again, which goes on where it stopped; or fetch the file another way and take ./gradus data get %s --from FILE."
            .formatted(name, file.name(), reasons, name),
        last);
  }
}
