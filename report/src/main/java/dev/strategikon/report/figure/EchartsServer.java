package dev.strategikon.report.figure;

import dev.strategikon.report.resource.Resources;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.ScriptableObject;

/**
 * Draws the figures without a browser: ECharts' own server-side SVG, in a JavaScript interpreter.
 */
public final class EchartsServer {
  /** What ECharts expects of its surroundings and never needs on a server. */
  private static final String SURROUNDINGS = "function setTimeout() {} function clearTimeout() {}";

  private EchartsServer() {}

  /** What is parsed once and run for every drawing: it takes longest. */
  private static List<Script> scripts;

  /**
   * Returns the names of all figures of a report.
   *
   * @param dataJson the data, as the scripts in {@code figures/} read it
   */
  static List<String> names(String dataJson) throws IOException {
    return List.copyOf(render(dataJson, "namesOfFiles(data)").keySet());
  }

  /** Returns some figures of a report as SVG, by name; what is no figure's name is left out. */
  public static Map<String, String> render(String dataJson, List<String> names) throws IOException {
    String list = names.stream().map(EchartsServer::quote).collect(Collectors.joining(","));
    return render(dataJson, "drawForFiles(data, [" + list + "])");
  }

  /**
   * Returns what a call returns as {@code [[name, svg], …]}.
   *
   * @param dataJson what the call finds as {@code data}
   * @param call an expression over {@code data} and what the scripts in {@code figures/} define
   */
  public static Map<String, String> render(String dataJson, String call) throws IOException {
    List<Script> parsed = scripts();
    Context context = enter();
    try {
      ScriptableObject scope = context.initStandardObjects();
      parsed.forEach(script -> script.exec(context, scope, scope));
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

  private static synchronized List<Script> scripts() throws IOException {
    if (scripts == null) {
      Context context = enter();
      try {
        scripts =
            List.of(
                context.compileString(SURROUNDINGS, "surroundings", 1, null),
                context.compileString(Resources.echarts(), "echarts", 1, null),
                context.compileString(Resources.figures(), "figures", 1, null));
      } finally {
        Context.exit();
      }
    }
    return scripts;
  }

  private static Context enter() {
    Context context = Context.enter();
    // Compiled code would exceed what a Java method can hold.
    context.setInterpretedMode(true);
    context.setLanguageVersion(Context.VERSION_ES6);
    return context;
  }

  private static String quote(String name) {
    return "'" + name.replaceAll("[^A-Za-z0-9._-]", "?") + "'";
  }
}
