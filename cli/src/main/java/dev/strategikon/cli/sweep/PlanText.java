package dev.strategikon.cli.sweep;

import dev.strategikon.attack.plain.None;
import dev.strategikon.cli.console.Majority;
import dev.strategikon.config.ClientRounds;
import dev.strategikon.config.ConfigKeys;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunLabels;
import dev.strategikon.config.RunNames;
import dev.strategikon.options.ThreatModel;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.sweep.PlannedRun;
import dev.strategikon.sweep.PlannedRun.State;
import dev.strategikon.sweep.SweepPlan;
import dev.strategikon.text.ShownNumbers;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints the plan of a sweep. */
final class PlanText {
  private static final int MOST_WARNINGS = 5;

  private PlanText() {}

  /** Prints a summary of the plan with an estimate of its time. */
  static void print(PrintWriter out, SweepPlan plan) {
    out.printf(
        Locale.ROOT,
        "Plan: %s (%d new, %d interrupted, %d finished%s), %,d steps to go%n",
        count(plan.runs().size(), "run"),
        plan.count(State.NEW),
        plan.count(State.INTERRUPTED),
        plan.count(State.FINISHED),
        plan.count(State.DAMAGED) > 0 ? ", %d damaged".formatted(plan.count(State.DAMAGED)) : "",
        plan.stepsLeft());
    if (plan.stepsShared() > 0) {
      out.printf(Locale.ROOT, "  %,d more steps are taken from other runs%n", plan.stepsShared());
    }
    printNeverAttacked(out, plan.neverAttacked());
    printBoundToLength(out, plan.boundToLength());
    plan.clientRounds().stream()
        .map(PlanText::clients)
        .distinct()
        .limit(MOST_WARNINGS)
        .forEach(line -> out.println("  " + line));
    plan.runs().stream()
        .map(run -> run.config().options())
        .filter(PlanText::isLost)
        .map(TrainingOptions::threat)
        .map(threat -> Majority.warning(threat.workers(), threat.byzantine()))
        .distinct()
        .forEach(warning -> out.println("  " + warning));
    plan.runs().stream()
        .filter(PlanText::remembersStrangers)
        .map(run -> RunLabels.rule(run.config()))
        .distinct()
        .forEach(
            rule ->
                out.printf(
                    "  warning: %s remembers the workers, and with byzantine-set random-each-step"
                        + " each of them is Byzantine at times. Set byzantine-set to fixed%n",
                    rule));
    if (!plan.unfinished().isEmpty()) {
      out.printf("  %s%n", plan.schedule());
      plan.speeds()
          .forEach(
              (what, speed) ->
                  out.printf(
                      Locale.ROOT,
                      "  measured: %s, %,.0f images a second and thread%n",
                      what,
                      speed.imagesPerSecond(what.batch())));
      out.printf("  estimate: %s%n", duration(plan.seconds()));
    }
    out.flush();
  }

  /** Warns of runs whose attack never begins: they would look as if it had been withstood. */
  private static void printNeverAttacked(PrintWriter out, List<RunConfig> runs) {
    if (runs.isEmpty()) {
      return;
    }
    out.printf(
        "  warning: in %s the attack never begins; no result will say anything about it:%n",
        count(runs.size(), "run"));
    for (RunConfig run : runs.subList(0, Math.min(MOST_WARNINGS, runs.size()))) {
      out.printf("    %s: %s%n", run, reason(run));
    }
    if (runs.size() > MOST_WARNINGS) {
      out.printf("    and %d more%n", runs.size() - MOST_WARNINGS);
    }
  }

  /** Says why runs begin anew where users expect them to go on from a shorter one. */
  private static void printBoundToLength(PrintWriter out, List<RunConfig> runs) {
    if (!runs.isEmpty()) {
      out.printf(
          "  %s cannot go on from a shorter one: by learning-rate-schedule %s other steps give other"
              + " rates from the first step on. With steps=… in the schedule they could%n",
          count(runs.size(), "run"), runs.get(0).get(ConfigKeys.LEARNING_RATE_SCHEDULE).brief());
    }
  }

  private static String clients(ClientRounds rounds) {
    ThreatModel threat = rounds.run().options().threat();
    return ("clients: m = %d of M = %d are drawn in each step. With seed %d, of %s under attack %d have"
            + " more Byzantine ones than the %d declared, %d at least m/2, and none more than %d")
        .formatted(
            threat.workers(),
            threat.clients(),
            rounds.run().options().seed(),
            count(rounds.steps(), "step"),
            rounds.aboveDeclared(),
            threat.declared(),
            rounds.lost(),
            rounds.most());
  }

  private static String reason(RunConfig run) {
    return run.options().threat().byzantine() == 0
        ? "there is no Byzantine worker (byzantine: 0)"
        : "%s end before attack-from-epoch %s"
            .formatted(
                count(run.options().steps(), "step"),
                ShownNumbers.plain(run.options().threat().attackFromEpoch()));
  }

  private static boolean isLost(TrainingOptions options) {
    ThreatModel threat = options.threat();
    return !(threat.attack() instanceof None)
        && !threat.samplesClients() // their number differs from step to step
        && Majority.isLost(options.aggregator(), threat.workers(), threat.byzantine());
  }

  /** Returns whether a run's rule holds against workers what others sent in their place. */
  private static boolean remembersStrangers(PlannedRun run) {
    TrainingOptions options = run.config().options();
    return options.aggregator().remembers()
        && !(options.threat().attack() instanceof None)
        && !options.threat().byzantineSet().isConstant();
  }

  /** Prints one line for each run. */
  static void printRuns(PrintWriter out, SweepPlan plan) {
    RunNames names = plan.names();
    for (PlannedRun run : plan.runs()) {
      out.printf(
          "%s: %s, %s of %s, %s%n",
          state(run),
          names.full(run.config()),
          run.config().text("model"),
          count(run.config().options().steps(), "step"),
          run.folder());
    }
    out.flush();
  }

  private static String state(PlannedRun run) {
    String faults = run.faults().isEmpty() ? "" : " (" + String.join("; ", run.faults()) + ")";
    if (run.state() == State.INTERRUPTED) {
      return "interrupted after step " + run.completedSteps() + faults;
    }
    String state = run.state() + faults;
    return run.shared() == null
        ? state
        : "%s from step %d of %s"
            .formatted(state, run.shared().step(), run.shared().source().path().getFileName());
  }

  /** Returns a text such as {@code 40 s}, {@code 12 min}, {@code 3 h 20 min} or {@code 9 days}. */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 100) {
      return whole + " s";
    }
    long minutes = Math.round(seconds / 60);
    if (minutes < 100) {
      return minutes + " min";
    }
    long hours = Math.round(seconds / 3600);
    return hours < 48
        ? minutes / 60 + " h " + minutes % 60 + " min"
        : Math.round(seconds / 86_400) + " days";
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
