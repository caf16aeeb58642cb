package dev.strategikon.report.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strategikon.report.data.PanelData;
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

/** The figures of a paper: as SVG, and as sections of the page. */
public final class PaperFigureSections {
  private final List<PaperFigure> figures;
  private final Map<String, String> svgs;

  private PaperFigureSections(List<PaperFigure> figures, Map<String, String> svgs) {
    this.figures = figures;
    this.svgs = svgs;
  }

  /**
   * Draws figures of a paper from the runs of a sweep.
   *
   * @param figures the figures; may be empty
   * @param all the sweep's runs
   * @return the sections, with their pictures
   * @throws IOException if a picture cannot be drawn
   */
  public static PaperFigureSections draw(List<PaperFigure> figures, List<Run> all)
      throws IOException {
    if (figures.isEmpty()) {
      return new PaperFigureSections(figures, Map.of());
    }
    List<Map<String, Object>> data = new ArrayList<>();
    for (PaperFigure figure : figures) {
      List<Run> runs = all.stream().filter(run -> figure.runs().contains(run.config())).toList();
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", figure.name());
      one.put("title", figure.title());
      one.put("curves", figure.curves());
      one.put("panels", PanelData.of(figure.panels(), runs));
      one.put("audited", figure.audited() == null ? null : figure.audited().folderName());
      one.put("data", ReportData.of(runs));
      data.add(one);
    }
    String json = new ObjectMapper().writeValueAsString(data);
    return new PaperFigureSections(figures, EchartsServer.render(json, "drawSelections(data)"));
  }

  /** {@return the pictures as SVG, by name} */
  public Map<String, String> svgs() {
    return svgs;
  }

  /** {@return a section of the page for each figure} */
  public String html() {
    StringBuilder html = new StringBuilder();
    for (PaperFigure figure : figures) {
      html.append(
          """
          <section id="%s" class="selection">
          <h2>%s</h2>
          <p>%s</p>
          """
              .formatted(
                  Html.escape(figure.name()),
                  Html.escape(figure.title()),
                  Html.escape(figure.caption())));
      for (String name : figure.figures()) {
        if (svgs.containsKey(name)) {
          html.append(picture(figure, name));
        }
      }
      html.append("</section>\n");
    }
    return html.toString();
  }

  /** An image element keeps the ids of one SVG apart from those of another. */
  private String picture(PaperFigure figure, String name) {
    byte[] svg = svgs.get(name).getBytes(StandardCharsets.UTF_8);
    return """
        <figure><img src="data:image/svg+xml;base64,%1$s" alt="%2$s: %3$s">
        <figcaption>%3$s: <a href="figures/%4$s.svg">SVG</a>, <a href="figures/%4$s.pdf">PDF</a>,
        <a href="figures/%4$s.png">PNG</a></figcaption></figure>
        """
        .formatted(
            Base64.getEncoder().encodeToString(svg),
            Html.escape(figure.title()),
            Html.escape(PaperFigure.describe(name)),
            Html.escape(name));
  }
}
