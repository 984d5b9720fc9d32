package dev.gradus.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A script or style that pages carry, with the hash by which their content security policy admits
/// it.
///
/// @param text its text, with line feeds only: browsers hash it after turning other line ends into
///   these
record PageResource(String text) {

  static final PageResource ECHARTS = load("echarts.common.min.js");

  /// One script of several files, since a policy admits each by its hash; they share their names
  /// with each other and with nothing else.
  static final PageResource SCRIPT =
      new PageResource(
          Stream.of("base", "lines", "charts", "grids", "figures", "page")
              .map(part -> load(part + ".js").text)
              .collect(Collectors.joining("", "'use strict';\n(() => {\n", "})();\n")));

  static final PageResource STYLE = load("page.css");

  PageResource {
    text = text.replace("\r\n", "\n").replace('\r', '\n');
    String lower = text.toLowerCase(Locale.ROOT);
    if (Stream.of("</script", "</style", "<!--").anyMatch(lower::contains)) {
      throw new IllegalStateException(
          "A script or style of gradus-report would end its own element.");
    }
  }

  private static PageResource load(String name) {
    try (InputStream in = PageResource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            name + " is missing from gradus-report: the build is broken.");
      }
      return new PageResource(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the source expression for the policy, for example `'sha256-…'`}
  String source() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
