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
 * continues from there. A run also continues where a shorter one, equal but for its steps, has
 * ended or will end.
 */
final class SharedBeginnings {
  private final Path sweep;

  /** The runs of the folder by all values but their steps; read when it is needed. */
  private Map<Map<String, Object>, List<RunFolder>> butSteps;

  SharedBeginnings(Path sweep) {
    this.sweep = sweep;
  }

  /**
   * A run, and what is known of it.
   *
   * @param attackBegins the completed steps after which its attack begins; its steps if never; 0 if
   *     it is finished
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
    for (Member member : members) {
      SharedSteps best = longer(most(saved(member, groups), shorterRun(member)), member, members);
      if (member.state().beginsAnew() && best != null) {
        shared.put(member.config(), best);
      }
    }
    groups.values().forEach(group -> share(group, shared));
    return shared;
  }

  private static void share(List<Member> group, Map<RunConfig, SharedSteps> shared) {
    Member leader =
        group.stream()
            .filter(Member::isUnfinished)
            .max(Comparator.comparingInt(Member::attackBegins))
            .orElse(null);
    for (Member member : group) {
      int step = member.attackBegins();
      if (member.state().beginsAnew()
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

  /** Returns what a run of its group has saved where its attack begins; null if none has. */
  private static SharedSteps saved(Member member, Map<Beginning, List<Member>> groups) {
    int step = member.attackBegins();
    for (Member other : groups.get(Beginning.of(member.config()))) {
      if (step > 0 && !other.equals(member) && other.folder().hasFileForOthers(step)) {
        return new SharedSteps(other.folder(), step, true);
      }
    }
    return null;
  }

  /** Returns where a shorter run of the sweep's folder has come to; null if there is none. */
  private SharedSteps shorterRun(Member member) throws IOException {
    SharedSteps best = null;
    for (RunFolder folder : butSteps().getOrDefault(butSteps(member.config()), List.of())) {
      if (isShorter(folder.config(), member.config())) {
        int step = folder.interrupted().map(TrainingState::step).orElse(0);
        if (step > 0 && canContinue(member.config().options(), step)) {
          best = most(best, new SharedSteps(folder, step, true));
        }
      }
    }
    return best;
  }

  /** Returns the end of a shorter run that will be trained, if that is more than what there is. */
  private static SharedSteps longer(SharedSteps there, Member member, List<Member> members) {
    SharedSteps best = there;
    for (Member other : members) {
      int steps = other.config().options().steps();
      if (other.isUnfinished()
          && isShorter(other.config(), member.config())
          && butSteps(other.config()).equals(butSteps(member.config()))
          && canContinue(member.config().options(), steps)) {
        best = most(best, new SharedSteps(other.folder(), steps, false));
      }
    }
    return best;
  }

  private static SharedSteps most(SharedSteps one, SharedSteps other) {
    return one == null || (other != null && other.step() > one.step()) ? other : one;
  }

  private static boolean isShorter(RunConfig one, RunConfig than) {
    return one.options().steps() < than.options().steps();
  }

  private Map<Map<String, Object>, List<RunFolder>> butSteps() throws IOException {
    if (butSteps == null) {
      butSteps = new HashMap<>();
      for (RunFolder folder :
          Files.isDirectory(sweep) ? RunFolders.in(sweep) : List.<RunFolder>of()) {
        butSteps.computeIfAbsent(butSteps(folder.config()), key -> new ArrayList<>()).add(folder);
      }
    }
    return butSteps;
  }

  /**
   * Returns whether a run could have the state in which a shorter one has ended. It is evaluated at
   * its end, and running averages are begun anew before an evaluation. A schedule over all steps
   * has other rates from the first step on.
   */
  private static boolean canContinue(TrainingOptions options, int step) {
    return !isBoundToLength(options)
        && (options.network().statistics() != BatchNormStatistics.RUNNING
            || options.evaluations().isDue(step, options.steps()));
  }

  private static boolean isBoundToLength(TrainingOptions options) {
    return options.optimizer().learningRate().schedule().dependsOnLength();
  }

  /**
   * Returns the runs that begin anew although there is a shorter one, equal but for its steps,
   * because their learning rates depend on their length.
   */
  List<RunConfig> boundToLength(List<Member> members) throws IOException {
    List<RunConfig> bound = new ArrayList<>();
    for (Member member : members) {
      RunConfig run = member.config();
      if (member.state().beginsAnew() && isBoundToLength(run.options())) {
        List<RunConfig> others = new ArrayList<>(members.stream().map(Member::config).toList());
        butSteps().getOrDefault(butSteps(run), List.of()).stream()
            .map(RunFolder::config)
            .forEach(others::add);
        if (others.stream()
            .anyMatch(other -> isShorter(other, run) && butSteps(other).equals(butSteps(run)))) {
          bound.add(run);
        }
      }
    }
    return bound;
  }

  private static Map<String, Object> butSteps(RunConfig run) {
    return run.valuesBut(List.of(ConfigKeys.STEPS));
  }
}
