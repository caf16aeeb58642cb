package dev.strategikon.report.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strategikon.report.data.ReportData;
import dev.strategikon.report.data.Run;
import dev.strategikon.report.figure.EchartsServer;
import dev.strategikon.report.text.PaperFigure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of selections: as files, and as pictures within the page. */
public final class PaperFigureSections {
  private final List<PaperFigure> selections;
  private final Map<String, String> svgs;

  private PaperFigureSections(List<PaperFigure> selections, Map<String, String> svgs) {
    this.selections = selections;
    this.svgs = svgs;
  }

  /** Draws selections among the runs of a sweep. */
  public static PaperFigureSections draw(List<PaperFigure> selections, List<Run> all)
      throws IOException {
    if (selections.isEmpty()) {
      return new PaperFigureSections(selections, Map.of());
    }
    List<Map<String, Object>> data = new ArrayList<>();
    for (PaperFigure selection : selections) {
      List<Run> runs = all.stream().filter(run -> selection.runs().contains(run.config())).toList();
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", selection.name());
      one.put("curves", selection.curves());
      one.put("audited", selection.audited() == null ? null : selection.audited().folderName());
      one.put("data", ReportData.of(runs));
      data.add(one);
    }
    String json = new ObjectMapper().writeValueAsString(data);
    return new PaperFigureSections(selections, EchartsServer.render(json, "drawSelections(data)"));
  }

  /** Returns the figures as SVG, by name. */
  public Map<String, String> svgs() {
    return svgs;
  }

  /** Returns a section of the page for each selection. */
  public String html() {
    StringBuilder html = new StringBuilder();
    for (PaperFigure selection : selections) {
      html.append(
          """
          <section id="%s" class="selection">
          <h2>%s</h2>
          <p>%s</p>
          """
              .formatted(
                  Html.escape(selection.name()),
                  Html.escape(selection.title()),
                  Html.escape(selection.caption())));
      for (String figure : selection.figures()) {
        if (svgs.containsKey(figure)) {
          html.append(picture(selection, figure));
        }
      }
      html.append("</section>\n");
    }
    return html.toString();
  }

  /** As an image, so that names within one figure do not meet those of another. */
  private String picture(PaperFigure selection, String figure) {
    byte[] svg = svgs.get(figure).getBytes(StandardCharsets.UTF_8);
    return """
        <figure><img src="data:image/svg+xml;base64,%1$s" alt="%2$s: %3$s">
        <figcaption>%3$s: <a href="figures/%4$s.svg">SVG</a>, <a href="figures/%4$s.pdf">PDF</a>,
        <a href="figures/%4$s.png">PNG</a></figcaption></figure>
        """
        .formatted(
            Base64.getEncoder().encodeToString(svg),
            Html.escape(selection.title()),
            Html.escape(PaperFigure.describe(figure)),
            Html.escape(figure));
  }
}
