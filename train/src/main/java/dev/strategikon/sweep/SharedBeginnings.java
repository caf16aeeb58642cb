package dev.strategikon.sweep;

import dev.strategikon.config.ConfigKeys;
import dev.strategikon.config.RunConfig;
import dev.strategikon.options.BatchNormStatistics;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.sgd.TrainingState;
import dev.strategikon.store.RunFolder;
import dev.strategikon.store.RunFolders;
import dev.strategikon.sweep.PlannedRun.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which runs of a sweep can take their first steps from others.
 *
 * <p>Of the runs with the same {@link Beginning} the one whose attack begins last is trained from
 * its first step. It saves its state wherever the attack of another one begins, and that run
 * continues from there. A run can also continue where a shorter one, equal but for its steps, has
 * ended.
 */
final class SharedBeginnings {
  private final Path sweep;
  private Map<Map<String, Object>, List<RunFolder>> shorter;

  SharedBeginnings(Path sweep) {
    this.sweep = sweep;
  }

  /**
   * A run, and what is known of it.
   *
   * @param attackBegins the completed steps after which its attack begins; its steps if never
   */
  record Member(RunFolder folder, State state, int completed, int attackBegins) {
    RunConfig config() {
      return folder.config();
    }

    boolean isUnfinished() {
      return state != State.FINISHED;
    }
  }

  /** Returns, for each run that can, from where it takes its first steps. */
  Map<RunConfig, SharedSteps> find(List<Member> members) throws IOException {
    Map<Beginning, List<Member>> groups = new LinkedHashMap<>();
    for (Member member : members) {
      groups.computeIfAbsent(Beginning.of(member.config()), key -> new ArrayList<>()).add(member);
    }
    Map<RunConfig, SharedSteps> shared = new HashMap<>();
    for (List<Member> group : groups.values()) {
      share(group, shared);
    }
    return shared;
  }

  private void share(List<Member> group, Map<RunConfig, SharedSteps> shared) throws IOException {
    for (Member member : group) {
      if (member.state() == State.NEW) {
        SharedSteps saved = saved(member, group);
        if (saved != null) {
          shared.put(member.config(), saved);
        }
      }
    }
    Member leader =
        group.stream()
            .filter(Member::isUnfinished)
            .max(Comparator.comparingInt(Member::attackBegins))
            .orElse(null);
    for (Member member : group) {
      int step = member.attackBegins();
      if (member.state() == State.NEW
          && !member.equals(leader)
          && step > 0
          && completed(leader, shared) <= step
          && completed(member, shared) < step) {
        shared.put(member.config(), new SharedSteps(leader.folder(), step, false));
      }
    }
  }

  private static int completed(Member member, Map<RunConfig, SharedSteps> shared) {
    SharedSteps own = shared.get(member.config());
    return own == null ? member.completed() : own.step();
  }

  /** Returns the most steps that are saved already; null if there are none. */
  private SharedSteps saved(Member member, List<Member> group) throws IOException {
    SharedSteps best = shorterRun(member.config());
    int step = member.attackBegins();
    for (Member other : group) {
      if (!other.equals(member)
          && step > (best == null ? 0 : best.step())
          && other.attackBegins() >= step
          && other.folder().hasStateAfter(step)) {
        best = new SharedSteps(other.folder(), step, true);
      }
    }
    return best;
  }

  private SharedSteps shorterRun(RunConfig run) throws IOException {
    if (shorter == null) {
      shorter = new HashMap<>();
      if (Files.isDirectory(sweep)) {
        for (RunFolder folder : RunFolders.in(sweep)) {
          shorter.computeIfAbsent(butSteps(folder.config()), key -> new ArrayList<>()).add(folder);
        }
      }
    }
    SharedSteps best = null;
    for (RunFolder folder : shorter.getOrDefault(butSteps(run), List.of())) {
      if (folder.config().options().steps() < run.options().steps()) {
        int step = folder.interrupted().map(TrainingState::step).orElse(0);
        if (step > (best == null ? 0 : best.step()) && canContinue(run.options(), step)) {
          best = new SharedSteps(folder, step, true);
        }
      }
    }
    return best;
  }

  /**
   * Returns whether a run could have the state in which a shorter one has ended. It is evaluated at
   * its end, and running averages are begun anew before an evaluation.
   */
  private static boolean canContinue(TrainingOptions options, int step) {
    return options.network().statistics() != BatchNormStatistics.RUNNING
        || options.evaluations().isDue(step, options.steps());
  }

  private static Map<String, Object> butSteps(RunConfig run) {
    return run.valuesBut(List.of(ConfigKeys.STEPS));
  }
}
