package dev.strategikon.bench;

import dev.strategikon.pipeline.Aggregator;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a measurement.
 *
 * @param cases the rows, in order; those with the same vectors follow each other
 * @param budget the time for each row
 * @param picture the file for a picture of the rows; empty for none
 */
record Options(List<Case> cases, Budget budget, Optional<Path> picture) {
  /** The text of {@code --help}. */
  static final String HELP =
      """
      Usage: bench/run [OPTION]…          measures rules beside the mean and prints Markdown
             bench/run jmh [ARGUMENT]…    runs JMH on the benchmarks (bench/run jmh -h)

        --rules LIST      specs or pipelines (default: mean,median,krum, or the preset's)
        --m N             vectors (default: 25)
        --q N             declared number of Byzantine vectors (default: 11/25 of m)
        --d N             coordinates, also as 1e6 (default: 1310922)
        --threads LIST    threads that aggregate (default: 1)
        --kernels LIST    simd, scalar or both (default: simd)
        --preset NAME     rules, growth-m, growth-d or threads
        --most N          largest number of floats for growth-m and growth-d (default: 1e8 for growth-m)
        --seconds N       time for each row, at least 7 rounds (default: 10)
        --picture FILE    also draws the rows, as .png, .svg or .pdf; one size, one number of threads
        --quick           three rounds without a warm-up, to check that it works
        --heap SIZE       the JVM's heap (default: 4g); growth-d to 1e8 needs 17g

      Rules that are not defined for a preset's q use the largest q that they take.
      Example: bench/run --rules "krum,nnm | trimmed-mean" --threads 1,2
      """;

  private static final List<String> WITH_VALUE =
      List.of(
          "--rules",
          "--m",
          "--q",
          "--d",
          "--threads",
          "--kernels",
          "--preset",
          "--most",
          "--seconds",
          "--picture");

  private static final List<String> DEFAULT_RULES = List.of("mean", "median", "krum");

  /** Copies the cases. */
  Options {
    cases = List.copyOf(cases);
  }

  /**
   * Parses a command line.
   *
   * @throws IllegalArgumentException if it is invalid; the message is for the user
   */
  static Options parse(String... args) {
    Map<String, String> given = read(args);
    Optional<Preset> preset = Optional.ofNullable(given.get("--preset")).map(Preset::named);
    refuse(given, preset.isPresent() && preset.get().choosesM(), "--m", preset);
    refuse(given, preset.isPresent() && preset.get().choosesD(), "--d", preset);
    refuse(given, preset.isEmpty() || !preset.get().choosesD(), "--most", preset);
    Preset shape = preset.orElse(Preset.RULES);
    List<String> rules =
        given.containsKey("--rules")
            ? rules(given.get("--rules"))
            : preset.map(Preset::rules).orElse(DEFAULT_RULES);
    List<Integer> threads =
        given.containsKey("--threads")
            ? list(given.get("--threads")).stream().map(n -> integer("--threads", n, 1)).toList()
            : shape.threads();
    List<String> kernels = list(given.getOrDefault("--kernels", "simd"));
    kernels.forEach(KernelSets::named);
    int m = integer("--m", given.getOrDefault("--m", "25"), 1);
    int d = integer("--d", given.getOrDefault("--d", Integer.toString(Preset.PAPER_DIMENSION)), 1);
    long most =
        given.containsKey("--most") ? whole("--most", given.get("--most"), 1) : Long.MAX_VALUE;
    List<Case> cases = new ArrayList<>();
    for (Preset.Size size : shape.sizes(m, d, most)) {
      int q =
          given.containsKey("--q")
              ? integer("--q", given.get("--q"), 0)
              : shape.byzantine(size.m());
      for (int each : threads) {
        for (String set : kernels) {
          for (String rule : rules) {
            int declared = declared(rule, size.m(), q, preset.isPresent());
            cases.add(new Case(rule, size.m(), declared, size.d(), each, set));
          }
        }
      }
    }
    if (cases.isEmpty()) {
      throw new IllegalArgumentException("--most leaves nothing to measure");
    }
    return new Options(cases, budget(given), picture(given, cases));
  }

  private static Optional<Path> picture(Map<String, String> given, List<Case> cases) {
    Optional<Path> file = Optional.ofNullable(given.get("--picture")).map(Path::of);
    file.ifPresent(path -> SpeedPicture.check(path, cases));
    return file;
  }

  private static Map<String, String> read(String[] args) {
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 0; i < args.length; i++) {
      String name = args[i];
      String value = "";
      if (WITH_VALUE.contains(name)) {
        if (i + 1 == args.length || args[i + 1].startsWith("--")) {
          throw new IllegalArgumentException(name + " needs a value");
        }
        value = args[++i];
      } else if (!name.equals("--quick")) {
        throw new IllegalArgumentException(
            "Unknown option '%s'. Available: %s, --quick"
                .formatted(name, String.join(", ", WITH_VALUE)));
      }
      if (given.put(name, value) != null) {
        throw new IllegalArgumentException(name + " is given twice");
      }
    }
    return given;
  }

  private static void refuse(
      Map<String, String> given, boolean meaningless, String option, Optional<Preset> preset) {
    if (meaningless && given.containsKey(option)) {
      throw new IllegalArgumentException(
          option
              + " cannot be used "
              + preset.map(p -> "with --preset " + p).orElse("without --preset growth-…"));
    }
  }

  private static Budget budget(Map<String, String> given) {
    if (given.containsKey("--quick")) {
      if (given.containsKey("--seconds")) {
        throw new IllegalArgumentException("--quick and --seconds exclude each other");
      }
      return Budget.QUICK;
    }
    return Budget.of(whole("--seconds", given.getOrDefault("--seconds", "10"), 1));
  }

  /** Checks a rule. For a preset, lowers q to the largest that the rule takes. */
  private static int declared(String rule, int m, int q, boolean lower) {
    Aggregator aggregator = Aggregator.parse(rule);
    int declared = aggregator.declared(q);
    if (lower && aggregator.ownDeclared().isEmpty()) {
      while (declared > 0 && !aggregator.isDefined(m, declared)) {
        declared--;
      }
    }
    aggregator.check(m, declared);
    return declared;
  }

  /** Splits at commas outside of parentheses. */
  private static List<String> rules(String text) {
    return list(text.replaceAll(",(?=[^()]*\\))", "\0")).stream()
        .map(rule -> rule.replace('\0', ','))
        .toList();
  }

  private static List<String> list(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (part.isBlank()) {
        throw new IllegalArgumentException("'" + text + "' has an empty part");
      }
      parts.add(part.strip());
    }
    return parts;
  }

  private static int integer(String option, String text, int least) {
    long value = whole(option, text, least);
    if (value > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(option + " " + text + " is more than an array can hold");
    }
    return (int) value;
  }

  private static long whole(String option, String text, long least) {
    long value;
    try {
      value = new BigDecimal(text).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(option + " must be a whole number, not '" + text + "'", e);
    }
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, not %s".formatted(option, least, text));
    }
    return value;
  }
}
