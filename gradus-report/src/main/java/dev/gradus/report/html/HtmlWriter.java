package dev.gradus.report.html;

/// Writes HTML. Whatever is not a tag goes through [#escape(String)], so a hostile name stays a
/// name.
final class HtmlWriter {

  private final StringBuilder html = new StringBuilder();

  /// Opens an element; attributes are name, value, name, value.
  HtmlWriter open(String tag, String... attributes) {
    html.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      html.append(' ')
          .append(attributes[i])
          .append("=\"")
          .append(escape(attributes[i + 1]))
          .append('"');
    }
    html.append('>');
    return this;
  }

  HtmlWriter close(String tag) {
    html.append("</").append(tag).append('>');
    return this;
  }

  HtmlWriter text(String text) {
    html.append(escape(text));
    return this;
  }

  HtmlWriter line() {
    html.append('\n');
    return this;
  }

  /// Writes a whole element with a text in it.
  HtmlWriter element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /// Writes a script, a style or JSON as it is: the caller has made sure that it cannot end its
  /// element.
  HtmlWriter raw(String text) {
    html.append(text);
    return this;
  }

  /// {@return the text with the five characters that mean something in HTML replaced, and without
  /// NUL}
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        case '\0' -> escaped.append('\uFFFD');
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
