package dev.strategikon.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.ScriptableObject;

/**
 * Draws the figures without a browser: ECharts' own server-side SVG, in a JavaScript interpreter.
 */
final class EchartsServer {
  /** What ECharts expects of its surroundings and never needs on a server. */
  private static final String SURROUNDINGS = "function setTimeout() {} function clearTimeout() {}";

  private EchartsServer() {}

  /**
   * Returns all figures as SVG, by name.
   *
   * @param dataJson the data, as {@code figures.js} reads it
   */
  static Map<String, String> render(String dataJson) throws IOException {
    Context context = Context.enter();
    try {
      // Compiled code would exceed what a Java method can hold.
      context.setInterpretedMode(true);
      context.setLanguageVersion(Context.VERSION_ES6);
      ScriptableObject scope = context.initStandardObjects();
      context.evaluateString(scope, SURROUNDINGS, "surroundings", 1, null);
      context.evaluateString(scope, Resources.echarts(), "echarts", 1, null);
      context.evaluateString(scope, Resources.read("figures.js"), "figures.js", 1, null);
      ScriptableObject.putProperty(scope, "dataJson", dataJson);
      NativeArray drawn =
          (NativeArray)
              context.evaluateString(scope, "drawForFiles(JSON.parse(dataJson))", "draw", 1, null);
      Map<String, String> figures = new LinkedHashMap<>();
      for (Object entry : drawn) {
        NativeArray pair = (NativeArray) entry;
        figures.put(pair.get(0).toString(), pair.get(1).toString());
      }
      return figures;
    } finally {
      Context.exit();
    }
  }
}
