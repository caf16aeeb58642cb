package dev.strategikon.report.page;

import dev.strategikon.report.resource.Resources;
import dev.strategikon.report.text.Remark;
import dev.strategikon.report.text.ReportText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes {@code report.html}: one file that needs nothing else. */
public final class Page {
  private final ReportText text;
  private final PageParts parts;
  private final String selections;

  public Page(ReportText text, PageParts parts) {
    this(text, parts, "");
  }

  /**
   * Creates the page.
   *
   * @param selections the sections of the parts of the sweep that are drawn by themselves, as HTML
   */
  public Page(ReportText text, PageParts parts, String selections) {
    this.text = text;
    this.parts = parts;
    this.selections = selections;
  }

  /**
   * Returns the page.
   *
   * @param dataJson what the figures draw
   * @param root attributes of the root element, each with a blank before it; or nothing
   */
  public String html(String dataJson, String root) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("root", root);
    values.put("title", Html.escape(text.title()));
    values.put("introduction", Html.escape(text.introduction()));
    values.put("facts", parts.facts());
    values.put("progress", parts.progress());
    values.put("verdicts", VerdictList.html(text.verdicts()));
    values.put("selections", selections);
    values.put("results", parts.results());
    values.put("runs", parts.runs());
    values.put("remarks", remarks());
    values.put("settings", parts.settings());
    values.put("css", Resources.css());
    values.put("echarts", Html.script(Resources.echarts()));
    values.put("figures", Html.script(Resources.figures()));
    values.put("script", Html.script(Resources.page()));
    values.put("data", Html.script(dataJson));
    return Html.fill(Resources.template(), values);
  }

  private String remarks() {
    StringBuilder html = new StringBuilder();
    for (Remark remark : text.remarks()) {
      html.append("<section>\n<h2>").append(Html.escape(remark.heading())).append("</h2>\n");
      for (String paragraph : remark.text().strip().split("\n\\s*\n")) {
        html.append("<p>").append(Html.escape(paragraph)).append("</p>\n");
      }
      html.append("</section>\n");
    }
    return html.toString();
  }
}
