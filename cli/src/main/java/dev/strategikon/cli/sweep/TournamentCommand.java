package dev.strategikon.cli.sweep;

import dev.strategikon.config.RunConfig;
import dev.strategikon.config.UndefinedRule;
import dev.strategikon.files.TextFile;
import dev.strategikon.store.Summary;
import dev.strategikon.tournament.Tournament;
import dev.strategikon.tournament.TournamentPreset;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code tournament}: which rule to use, by every rule under every attack. */
@Command(
    name = "tournament",
    description = {
      "Says which rule to use: trains every rule under every attack and ranks the worst cases.",
      "Each rule's parameters are chosen on validation images, the ranking is by test images."
          + " DIR/tournament.html has the answer, what each rule costs and what the audit says."
          + " Finished runs are skipped, and an interrupted one goes on."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  strategikon tournament --dry-run",
      "  strategikon tournament --rule krum --rule 'nnm | krum' --byzantine 5",
      "  strategikon tournament --preset full --data data --out runs/full",
      "  strategikon tournament mine.yaml --set seed=[1,2,3]"
    })
public final class TournamentCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE.yaml",
      description = {
        "A tournament of your own: a sweep's file. Lists of rule, attack, byzantine, split and seed"
            + " span it; other lists are parameters to choose, the default first."
      })
  private Path file;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = {
        "small: minutes, on images inside the program (default);",
        "full: CIFAR-10, more rules, attacks, settings and seeds, days on two cores."
      })
  private TournamentPreset preset;

  @Option(
      names = "--rule",
      paramLabel = "SPEC",
      description = "Takes these rules instead. Repeat it for several.")
  private List<String> rules = List.of();

  @Option(
      names = "--attack",
      paramLabel = "SPEC",
      description = "Takes these attacks instead. Repeat it for several.")
  private List<String> attacks = List.of();

  @Option(
      names = "--byzantine",
      paramLabel = "Q",
      description = "Takes these q instead. Repeat it for several.")
  private List<Integer> byzantine = List.of();

  @Option(
      names = "--split",
      paramLabel = "SPEC",
      description = "Takes these splits instead. Repeat it for several.")
  private List<String> splits = List.of();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Replaces a key of the file or preset. The value is YAML, so it may be a list.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder of the results (default: runs/tournament-NAME).")
  private Path out;

  @Option(
      names = "--judge-only",
      description = "Trains nothing, and judges the runs that are finished.")
  private boolean judgeOnly;

  @Mixin private SweepOptions options;
  @Mixin private Confirmation confirmation;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (file != null && preset != null) {
      throw new ParameterException(
          spec.commandLine(), "Give a file or --preset, not both: each is a whole tournament");
    }
    PrintWriter console = spec.commandLine().getOut();
    Tournament tournament = tournament();
    List<RunConfig> runs = tournament.runs();
    Path sweep = out == null ? Path.of("runs", "tournament-" + name()) : out;
    printUndefined(console, tournament.undefined());
    if (options.printedPlan(runs, sweep, console)) {
      return 0;
    }
    if (judgeOnly) {
      requireRuns(sweep);
    } else {
      if (preset == TournamentPreset.FULL
          && !confirmation.isGiven(options, runs, sweep, spec.commandLine())) {
        return 1;
      }
      options.train(runs, sweep, console);
      console.println();
    }
    console.print(tournament.write(sweep, command()));
    console.printf("%nPage: %s%n", sweep.resolve(Tournament.PAGE));
    return 0;
  }

  private static void requireRuns(Path sweep) throws IOException {
    SweepFolder.check(sweep);
    SweepFolder.checkOut(sweep);
    if (!Summary.exists(sweep)) {
      throw new IOException(sweep + " holds no run to judge; train some, without --judge-only");
    }
  }

  private Tournament tournament() throws IOException {
    Map<String, String> all = new LinkedHashMap<>(overrides);
    replace(all, "rule", "--rule", rules);
    replace(all, "attack", "--attack", attacks);
    replace(all, "byzantine", "--byzantine", byzantine);
    replace(all, "split", "--split", splits);
    return file == null
        ? Tournament.of("preset " + preset(), preset().text(), all)
        : Tournament.of(file.toString(), TextFile.read(file), all);
  }

  /** Makes a key's list of an option's values, as YAML. */
  private void replace(Map<String, String> all, String key, String option, List<?> values) {
    if (values.isEmpty()) {
      return;
    }
    String list =
        values.stream()
            .map(value -> value instanceof Integer ? value.toString() : quoted(value.toString()))
            .collect(Collectors.joining(", ", "[", "]"));
    if (all.put(key, list) != null) {
      throw new ParameterException(
          spec.commandLine(), "Give %s or --set %s, not both".formatted(option, key));
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private TournamentPreset preset() {
    return preset == null ? TournamentPreset.SMALL : preset;
  }

  private String name() {
    return file == null
        ? preset().toString()
        : file.toAbsolutePath().normalize().getFileName().toString().replaceFirst("\\.ya?ml$", "");
  }

  /** Returns the command for the reader of the page. */
  private String command() {
    List<String> words = new ArrayList<>(List.of("./strategikon tournament"));
    words.add(file == null ? "--preset " + preset() : file.getFileName().toString());
    rules.forEach(rule -> words.add("--rule " + quoted(rule)));
    attacks.forEach(attack -> words.add("--attack " + quoted(attack)));
    byzantine.forEach(q -> words.add("--byzantine " + q));
    splits.forEach(split -> words.add("--split " + quoted(split)));
    overrides.forEach((key, value) -> words.add("--set " + key + "=" + quoted(value)));
    return String.join(" ", words);
  }

  private static void printUndefined(PrintWriter out, List<UndefinedRule> undefined) {
    undefined.forEach(
        rule ->
            out.printf(
                "Left out: %s at q = %d: %s%n", rule.rule(), rule.byzantine(), rule.reason()));
  }
}
