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
   * Returns all figures of a report as SVG, by name.
   *
   * @param dataJson the data, as the scripts in {@code figures/} read it
   */
  static Map<String, String> render(String dataJson) throws IOException {
    return render(dataJson, "drawForFiles(data)");
  }

  /**
   * Returns what a call returns as {@code [[name, svg], …]}.
   *
   * @param dataJson what the call finds as {@code data}
   * @param call an expression over {@code data} and what the scripts in {@code figures/} define
   */
  static Map<String, String> render(String dataJson, String call) throws IOException {
    Context context = Context.enter();
    try {
      // Compiled code would exceed what a Java method can hold.
      context.setInterpretedMode(true);
      context.setLanguageVersion(Context.VERSION_ES6);
      ScriptableObject scope = context.initStandardObjects();
      context.evaluateString(scope, SURROUNDINGS, "surroundings", 1, null);
      context.evaluateString(scope, Resources.echarts(), "echarts", 1, null);
      context.evaluateString(scope, Resources.figures(), "figures", 1, null);
      ScriptableObject.putProperty(scope, "dataJson", dataJson);
      context.evaluateString(scope, "var data = JSON.parse(dataJson)", "data", 1, null);
      NativeArray drawn = (NativeArray) context.evaluateString(scope, call, "draw", 1, null);
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
