package dev.strategikon.cli.sweep;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.strategikon.store.SweepCheck;
import dev.strategikon.text.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code verify}: says whether a sweep's files are whole and as they were written. */
@Command(
    name = "verify",
    description = {
      "Checks the folder of a sweep, or of a run.",
      "Says whether each run is finished and its tables are byte by byte those that it wrote."
          + " Writes nothing. The exit code is 0 if all is right, and else 1."
    },
    footerHeading = "%nExample:%n",
    footer = "  strategikon verify runs/sweep")
public final class VerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The sweep's folder, or that of one run.")
  private Path folder;

  @Option(names = "--json", description = "Prints a JSON object instead.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    SweepFolder.check(folder);
    SweepCheck check = SweepCheck.of(folder);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(object(check).toPrettyString());
    } else {
      print(out, check);
    }
    return check.isSound() ? 0 : 1;
  }

  private void print(PrintWriter out, SweepCheck check) {
    check.faults().forEach(fault -> out.println(Printable.of(fault)));
    for (SweepCheck.Checked run : check.runs()) {
      run.faults().forEach(fault -> out.println(run.run() + ": " + Printable.of(fault)));
    }
    int runs = check.runs().size();
    String sound =
        "finished, sealed and as %s written".formatted(runs == 1 ? "it was" : "they were");
    if (check.isSound()) {
      out.printf(Locale.ROOT, "%s: %s, %s%n", folder, count(runs, "run"), sound);
      return;
    }
    out.printf(
        Locale.ROOT,
        "%s: %s; %d of %s %s %s%s%n",
        folder,
        count(check.faultCount(), "fault"),
        check.soundRuns(),
        count(runs, "run"),
        check.soundRuns() == 1 ? "is" : "are",
        sound,
        check.isRunning() ? ". A sweep is writing there now" : "");
  }

  private ObjectNode object(SweepCheck check) {
    ObjectNode object = new ObjectMapper().createObjectNode();
    object.put("folder", folder.toString());
    object.put("sound", check.isSound());
    object.put("running", check.isRunning());
    add(object, check.faults());
    ArrayNode runs = object.putArray("runs");
    for (SweepCheck.Checked run : check.runs()) {
      ObjectNode one = runs.addObject();
      one.put("run", run.run()).put("state", run.verdict()).put("steps", run.steps());
      add(one, run.faults());
    }
    return object;
  }

  private static void add(ObjectNode object, List<String> faults) {
    ArrayNode array = object.putArray("faults");
    faults.forEach(array::add);
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
