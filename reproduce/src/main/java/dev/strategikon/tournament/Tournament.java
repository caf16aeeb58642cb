package dev.strategikon.tournament;

import dev.strategikon.config.InvalidConfigException;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.config.SweepGrid;
import dev.strategikon.config.UndefinedRule;
import dev.strategikon.files.AtomicFile;
import dev.strategikon.files.TextFile;
import dev.strategikon.store.RunData;
import dev.strategikon.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A tournament: a sweep whose file lists rules, attacks, q and splits, and whose other lists are
 * parameters to choose for each rule. The first value of each list is the default, or the cheapest.
 *
 * <p>In each setting, a q and a split, every rule gets the candidate with the best worst case over
 * the attacks on the validation images. Its worst case on the test images ranks it.
 *
 * <pre>{@code
 * Tournament tournament = Tournament.of("small", TournamentPreset.SMALL.text(), Map.of());
 * // train tournament.runs() into a sweep's folder
 * String summary = tournament.write(sweep, "tournament --preset small");
 * }</pre>
 */
public final class Tournament {
  /** The name of the page in a tournament's folder. */
  public static final String PAGE = "tournament.html";

  /** All files that a tournament writes beside a sweep's. */
  public static final List<String> FILES =
      List.of(PAGE, "tournament.md", "tournament.csv", "tournament.yaml", Costs.FILE);

  private final String name;
  private final String text;
  private final Contest contest;
  private final List<UndefinedRule> undefined;

  private Tournament(String name, String text, Contest contest, List<UndefinedRule> undefined) {
    this.name = name;
    this.text = text;
    this.contest = contest;
    this.undefined = undefined;
  }

  /**
   * Plans a tournament.
   *
   * @param name what messages and the page call it
   * @param text a sweep as YAML
   * @param overrides values that replace the text's, by key, as YAML text
   * @return the tournament, of which nothing is trained yet
   * @throws InvalidConfigException if the text is no sweep, rules are not compared under the same
   *     conditions, or there are parameters to choose without validation images
   */
  public static Tournament of(String name, String text, Map<String, String> overrides) {
    SweepGrid grid = SweepFile.grid(name, text, overrides);
    try {
      return new Tournament(name, text, Contest.of(grid.runs()), grid.undefined());
    } catch (InvalidConfigException e) {
      throw new InvalidConfigException(name + ": " + e.getMessage(), e);
    }
  }

  /** {@return all runs; only those without attack are audited, if there are any} */
  public List<RunConfig> runs() {
    return contest.runs();
  }

  /** {@return the rules that do not exist for some q, which are not trained there} */
  public List<UndefinedRule> undefined() {
    return undefined;
  }

  /**
   * Judges the finished runs in a sweep's folder, times the chosen rules if that is not done yet,
   * and writes {@code tournament.html}, {@code .md}, {@code .csv} and {@code .yaml} there.
   *
   * @param sweep the sweep's folder; created if it does not exist
   * @param command what made it, for the reader
   * @return what {@code tournament.md} says
   * @throws IOException if a run's files cannot be read or the results not be written
   */
  public String write(Path sweep, String command) throws IOException {
    Files.createDirectories(sweep);
    Standings standings = Standings.read(sweep, contest);
    Costs costs = Costs.measure(sweep, contest, standings);
    Advice advice = new Advice(standings, costs, guessing(sweep));
    Conditions conditions = new Conditions(name, command, contest, undefined);
    String markdown = new TournamentText(conditions, advice).markdown();
    AtomicFile.write(
        sweep.resolve("tournament.csv"), TournamentTable.csv(contest, standings, costs));
    AtomicFile.write(sweep.resolve("tournament.yaml"), "# Made by: " + command + "\n" + text);
    AtomicFile.write(sweep.resolve("tournament.md"), markdown);
    AtomicFile.write(sweep.resolve(PAGE), new TournamentPage(conditions, advice).html());
    return markdown;
  }

  /** Returns the accuracy of guessing, by the classes of the images that the runs had. */
  private double guessing(Path sweep) throws IOException {
    for (RunConfig run : contest.runs()) {
      RunFolder folder = RunFolder.of(sweep, run);
      if (Files.isDirectory(folder.path())) {
        return 1.0 / RunData.classes(folder.data());
      }
    }
    return 0;
  }

  /**
   * Checks that a folder has no page of another origin where the tournament's is written.
   *
   * @param sweep the sweep's folder
   * @throws IOException if it has one
   */
  public static void requireOwn(Path sweep) throws IOException {
    Path file = sweep.resolve(PAGE);
    if (Files.exists(file) && !TextFile.read(file).contains("Strategikon</title>")) {
      throw new IOException(
          file + " is not a page of this program, and is not replaced; choose another --out");
    }
  }
}
