package dev.strategikon.report.resource;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The texts that pages and figures are made of. */
public final class Resources {
  private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

  /** The figures' scripts, each after those that it uses. */
  private static final List<String> FIGURES =
      List.of(
          "palette",
          "frame",
          "lines",
          "curves",
          "sign",
          "heatmap",
          "profile",
          "tolerance",
          "panels",
          "files");

  /** The page's scripts, each after those that it uses. */
  private static final List<String> PAGE =
      List.of("view", "charts", "legend", "filter", "table", "live", "page");

  private Resources() {}

  /**
   * {@return the page's template}
   *
   * @throws IOException if it cannot be read
   */
  public static String template() throws IOException {
    return read("report.html");
  }

  /**
   * {@return the page's style sheet}
   *
   * @throws IOException if it cannot be read
   */
  public static String css() throws IOException {
    return read("report.css");
  }

  private static String read(String name) throws IOException {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("A resource is missing: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * {@return the scripts of the figures, for the browser and the server}
   *
   * @throws IOException if they cannot be read
   */
  public static String figures() throws IOException {
    return join("figures/", FIGURES);
  }

  /**
   * {@return the scripts of the page}
   *
   * @throws IOException if they cannot be read
   */
  public static String page() throws IOException {
    return join("page/", PAGE);
  }

  /**
   * {@return the chart library, from its WebJar}
   *
   * @throws IOException if it cannot be read
   */
  public static String echarts() throws IOException {
    return read(ECHARTS);
  }

  private static String join(String folder, List<String> names) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(read(folder + name + ".js")).append('\n');
    }
    return text.toString();
  }
}
