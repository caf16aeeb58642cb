package dev.strategikon.report.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strategikon.report.data.Configuration;
import dev.strategikon.report.data.LabelMaker;
import dev.strategikon.report.data.ReportData;
import dev.strategikon.report.data.Run;
import dev.strategikon.report.data.RunReader;
import dev.strategikon.report.data.Waiting;
import dev.strategikon.report.figure.EchartsServer;
import dev.strategikon.report.figure.Picture;
import dev.strategikon.report.page.Html;
import dev.strategikon.report.page.Page;
import dev.strategikon.report.page.PageParts;
import dev.strategikon.report.page.PaperTable;
import dev.strategikon.report.text.ReportText;
import dev.strategikon.store.SweepLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The current report of a sweep's folder, in memory. Writes no files. */
final class LiveReport {
  /** The page until the first run has begun. */
  private static final String WAITING =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2">
      <meta name="color-scheme" content="light dark"><title>%1$s · Strategikon</title></head>
      <body style="font: 16px sans-serif; margin: 3em"><h1>%1$s</h1>
      <p>No run has begun yet. This page looks again every two seconds.</p></body></html>
      """;

  /** The result of the last reading. */
  private record Snapshot(
      String mark, String state, boolean ended, List<Run> runs, Waiting waiting, String json) {
    String version() {
      return mark + (ended ? "-ended" : "");
    }
  }

  private final Path sweep;
  private final ReportText text;
  private final RunReader reader;
  private final ObjectMapper mapper = new ObjectMapper();
  private Snapshot snapshot = new Snapshot("", "", false, List.of(), Waiting.NONE, "");

  LiveReport(Path sweep, ReportText text) {
    this.sweep = sweep;
    this.text = text;
    this.reader = new RunReader(sweep);
  }

  /** Returns the page. */
  String page() throws IOException {
    Snapshot now = now();
    if (now.runs().isEmpty()) {
      return WAITING.formatted(Html.escape(text.title()));
    }
    // Without a version the page asks for the state immediately.
    return new Page(text, new PageParts(now.runs(), now.waiting()), "")
        .html(now.json(), " data-live=\"data.json\" data-version=\"\"");
  }

  /**
   * Returns what has changed since a version, as JSON for {@code live.js}.
   *
   * @return empty if nothing has changed
   */
  Optional<String> news(String version) throws IOException {
    Snapshot now = now();
    if (now.runs().isEmpty() || now.version().equals(version)) {
      return Optional.empty();
    }
    PageParts parts = new PageParts(now.runs(), now.waiting());
    Map<String, String> html = new LinkedHashMap<>();
    html.put("facts", parts.facts());
    html.put("images", parts.images());
    html.put("progress", parts.progress());
    html.put("answer", parts.answer());
    html.put("results-rows", parts.results());
    html.put("runs-rows", parts.runs());
    html.put("robustness", parts.robustness());
    html.put("settings-rows", parts.settings());
    String head =
        mapper.writeValueAsString(
            Map.of(
                "version",
                now.version(),
                "state",
                now.state(),
                "ended",
                now.ended(),
                "parts",
                html));
    return Optional.of(head.substring(0, head.length() - 1) + ",\"data\":" + now.json() + "}");
  }

  /**
   * Returns a figure or a table of the current report.
   *
   * @param file the file's name, such as {@code accuracy.pdf} or {@code results.tex}
   * @return empty if there is no such file
   */
  Optional<byte[]> figure(String file) throws IOException {
    Snapshot now = now();
    int dot = file.lastIndexOf('.');
    if (now.runs().isEmpty() || !file.matches("[A-Za-z0-9._-]+") || dot < 0) {
      return Optional.empty();
    }
    String name = file.substring(0, dot);
    String format = file.substring(dot + 1);
    if (name.equals("results")) {
      LabelMaker labels = ReportData.labels(now.runs());
      PaperTable table = new PaperTable(Configuration.of(now.runs(), labels), labels);
      return switch (format) {
        case "csv" -> Optional.of(table.csv().getBytes(StandardCharsets.UTF_8));
        case "tex" -> Optional.of(table.latex().getBytes(StandardCharsets.UTF_8));
        default -> Optional.empty();
      };
    }
    if (!Picture.FORMATS.contains(format)) {
      return Optional.empty();
    }
    String svg = EchartsServer.render(now.json(), List.of(name)).get(name);
    return svg == null ? Optional.empty() : Optional.of(Picture.bytes(format, svg));
  }

  private synchronized Snapshot now() throws IOException {
    String mark = reader.mark();
    boolean changed = !mark.equals(snapshot.mark());
    if (changed) {
      List<Run> runs = reader.read();
      String json = runs.isEmpty() ? "" : mapper.writeValueAsString(ReportData.of(runs));
      snapshot = new Snapshot(mark, "", false, runs, Waiting.of(sweep, runs), json);
    }
    boolean finished =
        snapshot.waiting().runs() == 0 && snapshot.runs().stream().allMatch(Run::isFinished);
    // While rows arrive the sweep is running; otherwise its lock tells.
    boolean ended = (!changed || finished) && !SweepLock.isHeld(sweep);
    snapshot =
        new Snapshot(
            mark,
            ended ? state(finished) : "",
            ended,
            snapshot.runs(),
            snapshot.waiting(),
            snapshot.json());
    return snapshot;
  }

  private String state(boolean finished) {
    int waiting = snapshot.waiting().runs();
    long open = waiting + snapshot.runs().stream().filter(run -> !run.isFinished()).count();
    int all = waiting + snapshot.runs().size();
    if (finished) {
      return all == 1 ? "The run is finished." : "All " + all + " runs are finished.";
    }
    return "No sweep is running; %d of %d runs %s not finished."
        .formatted(open, all, open == 1 ? "is" : "are");
  }
}
