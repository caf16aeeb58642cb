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
 * Draws figures without a browser, by ECharts' server-side rendering in a JavaScript interpreter.
 */
public final class EchartsServer {
  /** Functions that ECharts expects to exist; on a server it does not depend on them. */
  private static final String SURROUNDINGS = "function setTimeout() {} function clearTimeout() {}";

  private EchartsServer() {}

  /** The scripts, parsed once: parsing takes longest. */
  private static List<Script> scripts;

  /**
   * Returns the names of all figures of a report.
   *
   * @param dataJson the report's data as JSON
   */
  static List<String> names(String dataJson) throws IOException {
    return List.copyOf(render(dataJson, "namesOfFiles(data)").keySet());
  }

  /**
   * {@return figures of a report as SVG, by name} Unknown names are ignored.
   *
   * @param dataJson the JSON of the report's data
   * @param names the figures to draw
   * @throws IOException if the scripts cannot be read
   */
  public static Map<String, String> render(String dataJson, List<String> names) throws IOException {
    String list = names.stream().map(EchartsServer::quote).collect(Collectors.joining(","));
    return render(dataJson, "drawForFiles(data, [" + list + "])");
  }

  /**
   * Evaluates an expression whose value is {@code [[name, svg], …]}, and returns its figures by
   * name.
   *
   * @param dataJson the JSON of the variable {@code data}
   * @param call the expression, over {@code data} and the functions of {@code resource/figures}
   * @return SVG by name
   * @throws IOException if the scripts cannot be read
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
    // Compiled code would exceed the size limit of Java methods.
    context.setInterpretedMode(true);
    context.setLanguageVersion(Context.VERSION_ES6);
    return context;
  }

  private static String quote(String name) {
    return "'" + name.replaceAll("[^A-Za-z0-9._-]", "?") + "'";
  }
}
