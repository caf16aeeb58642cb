package dev.strategikon.report.page;

import dev.strategikon.report.resource.Resources;
import dev.strategikon.report.text.ReportText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes {@code report.html}, a single file without external resources. */
public final class Page {
  private final ReportText text;
  private final PageParts parts;
  private final String paperFigures;

  /**
   * Creates the page.
   *
   * @param text the title, the introduction and the verdicts
   * @param parts the sections about the runs
   * @param paperFigures the sections of the paper's figures, as HTML
   */
  public Page(ReportText text, PageParts parts, String paperFigures) {
    this.text = text;
    this.parts = parts;
    this.paperFigures = paperFigures;
  }

  /**
   * {@return the page}
   *
   * @param dataJson the data of the figures
   * @param root more attributes of the root element, each after a space; or nothing
   * @throws IOException if the template cannot be read
   */
  public String html(String dataJson, String root) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("root", root);
    values.put("title", Html.escape(text.title()));
    values.put("introduction", Html.escape(text.introduction()));
    values.put("facts", parts.facts());
    values.put("images", parts.images());
    values.put("progress", parts.progress());
    values.put("answer", parts.answer());
    values.put("verdicts", VerdictList.html(text.verdicts()));
    values.put("paperfigures", paperFigures);
    values.put("results", parts.results());
    values.put("runs", parts.runs());
    values.put("robustness", parts.robustness());
    values.put("settings", parts.settings());
    values.put("css", Resources.css());
    values.put("echarts", Html.script(Resources.echarts()));
    values.put("figures", Html.script(Resources.figures()));
    values.put("script", Html.script(Resources.page()));
    values.put("data", Html.script(dataJson));
    return Html.fill(Resources.template(), values);
  }
}
