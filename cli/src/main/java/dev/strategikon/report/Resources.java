package dev.strategikon.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Texts that the page is made of. */
final class Resources {
  private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

  private Resources() {}

  /** Returns a text that lies beside this class. */
  static String read(String name) throws IOException {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("The program lacks its resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Returns the chart library, which comes as a WebJar. */
  static String echarts() throws IOException {
    return read(ECHARTS);
  }
}
