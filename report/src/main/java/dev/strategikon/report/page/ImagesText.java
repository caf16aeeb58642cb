package dev.strategikon.report.page;

import dev.strategikon.report.data.Run;
import dev.strategikon.store.RunData;
import dev.strategikon.text.ShownNumbers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the runs were trained on, as HTML: a paragraph for each set of images. */
final class ImagesText {
  private ImagesText() {}

  /** Returns the paragraphs; nothing if no run says what it was trained on. */
  static String html(List<Run> runs) {
    Set<RunData> all = new LinkedHashSet<>();
    runs.stream().map(Run::data).flatMap(Optional::stream).forEach(all::add);
    StringBuilder html = new StringBuilder();
    for (RunData data : all) {
      html.append(
          "<p class=\"small\">%s%s: %s in %d classes, of which guessing gets %s right. SHA-256 of the images: <code>%s</code></p>%n"
              .formatted(
                  Html.escape(data.dataset()),
                  data.origin().isPublished() && data.foreign().isEmpty() ? " (official)" : "",
                  Html.escape(data.images()),
                  data.classes(),
                  ShownNumbers.percent(1.0 / data.classes()),
                  Html.escape(data.sha256())));
      data.foreign()
          .ifPresent(
              text ->
                  html.append(
                      "<p class=\"warning\">These are %s.</p>%n".formatted(Html.escape(text))));
    }
    return html.toString();
  }
}
