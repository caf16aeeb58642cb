package dev.strategikon.cli.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import dev.strategikon.spec.Reference;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code list}: rules, attacks and all else that a spec can name. */
@Command(
    name = "list",
    description =
        "Lists rules, guards, attacks, models, splits, optimisers, schedules, compressions and data"
            + " sets with their parameters and sources.",
    footerHeading = "%nExample:%n",
    footer = "  strategikon list attacks --json")
public final class ListCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "FAMILY",
      description =
          "rules, pre-aggregators, guards, attacks, models, layers, splits, optimizers, schedules,"
              + " compressions or datasets (default: all).")
  private String family;

  @ArgGroup private Format format = new Format();

  private static final class Format {
    @Option(names = "--json", description = "Prints a JSON array instead.")
    private boolean json;

    @Option(names = "--markdown", description = "Prints a reference in Markdown instead.")
    private boolean markdown;
  }

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    Map<String, Catalogue<?>> families = Catalogues.byFamily();
    if (family != null) {
      if (!families.containsKey(family)) {
        throw new ParameterException(
            spec.commandLine(),
            "Unknown family '" + family + "'. Available: " + String.join(", ", families.keySet()));
      }
      families.keySet().retainAll(List.of(family));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format.json) {
      List<Map<String, Object>> objects = new ArrayList<>();
      families.forEach((name, catalogue) -> objects.addAll(objects(name, catalogue)));
      out.println(
          new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(objects));
    } else if (format.markdown) {
      families.forEach(
          (name, catalogue) ->
              out.println("# " + name + "\n\n" + new Reference(catalogue).markdown()));
    } else {
      families.forEach((name, catalogue) -> print(out, name, catalogue));
    }
    return 0;
  }

  private static void print(PrintWriter out, String family, Catalogue<?> catalogue) {
    out.println(family);
    for (Entry<?> entry : catalogue.entries()) {
      out.println("  " + signature(entry));
      out.println("      " + entry.summary());
      for (Parameter parameter : entry.parameters()) {
        out.println("      " + parameter.name() + ": " + parameter.description());
      }
      if (entry.guide() != null) {
        out.println("      Needs: " + entry.guide().needs());
      }
      out.println("      Source: " + entry.source());
      catalogue.origin(entry.name()).ifPresent(by -> out.println("      Brought by: " + by));
    }
    catalogue.problems().forEach(problem -> out.println("  Warning: " + problem));
    out.println();
  }

  /** Returns a text such as {@code krum(neighbours=m-q-2)}. Required parameters have no value. */
  private static String signature(Entry<?> entry) {
    if (entry.parameters().isEmpty()) {
      return entry.name();
    }
    List<String> parameters =
        entry.parameters().stream()
            .map(p -> p.isRequired() ? p.name() + "=…" : p.name() + "=" + p.defaultValue())
            .toList();
    return entry.name() + "(" + String.join(", ", parameters) + ")";
  }

  private static List<Map<String, Object>> objects(String family, Catalogue<?> catalogue) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (Entry<?> entry : catalogue.entries()) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("family", family);
      object.put("name", entry.name());
      object.put("summary", entry.summary());
      object.put("source", entry.source());
      catalogue.origin(entry.name()).ifPresent(by -> object.put("broughtBy", by));
      List<Map<String, Object>> parameters = new ArrayList<>();
      for (Parameter parameter : entry.parameters()) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("name", parameter.name());
        one.put("default", parameter.defaultValue());
        one.put("required", parameter.isRequired());
        one.put("description", parameter.description());
        parameters.add(one);
      }
      object.put("parameters", parameters);
      if (entry.guide() != null) {
        object.putAll(guide(entry.guide()));
      }
      objects.add(object);
    }
    return objects;
  }

  private static Map<String, Object> guide(Guide guide) {
    Map<String, Object> texts = new LinkedHashMap<>();
    texts.put("formula", guide.formula());
    texts.put("needs", guide.needs());
    texts.put("cost", guide.cost());
    texts.put("avoid", guide.avoid());
    return texts;
  }
}
