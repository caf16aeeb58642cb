package dev.strategikon.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What is known of the files of a sweep: which runs are finished and as they were written, and what
 * is wrong with the others.
 *
 * @param isRunning whether a process writes in the folder now
 * @param runs all that the folder or its summary knows, by name
 * @param faults of the sweep's own files
 */
public record SweepCheck(boolean isRunning, List<Checked> runs, List<String> faults) {
  private static final Pattern NAME = Pattern.compile(".+_q\\d+_seed-?\\d+_[0-9a-f]{10}");

  /**
   * A folder of a run, or what looks like one.
   *
   * @param run its name
   * @param verdict what it is: finished, not sealed, interrupted, new, damaged, left out or missing
   * @param steps the completed steps that can be believed
   * @param faults what is wrong; none if it is finished, sealed and unchanged
   */
  public record Checked(String run, String verdict, int steps, List<String> faults) {
    /**
     * Copies.
     *
     * @param run its name
     * @param verdict what it is: finished, not sealed, interrupted, new, damaged, left out or
     *     missing
     * @param steps the completed steps that can be believed
     * @param faults what is wrong; none if it is finished, sealed and unchanged
     */
    public Checked {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Copies.
   *
   * @param isRunning whether a process writes in the folder now
   * @param runs all that the folder or its summary knows, by name
   * @param faults what is wrong; none if it is finished, sealed and unchanged
   */
  public SweepCheck {
    runs = List.copyOf(runs);
    faults = List.copyOf(faults);
  }

  /** {@return whether nothing is wrong} */
  public boolean isSound() {
    return faults.isEmpty() && runs.stream().allMatch(run -> run.faults().isEmpty());
  }

  /** {@return the number of runs without a fault} */
  public long soundRuns() {
    return runs.stream().filter(run -> run.faults().isEmpty()).count();
  }

  /** {@return the number of faults} */
  public long faultCount() {
    return faults.size() + runs.stream().mapToLong(run -> run.faults().size()).sum();
  }

  /**
   * Checks a sweep's folder, or that of one run. Reads all of it, and writes nothing.
   *
   * @param folder of a sweep or of one run
   * @return what is known of its files
   * @throws IOException if the folder holds neither, or a file cannot be read
   */
  public static SweepCheck of(Path folder) throws IOException {
    if (Files.exists(folder.resolve(RunFolder.CONFIG))) {
      return new SweepCheck(false, List.of(check(folder.toRealPath())), List.of());
    }
    List<Checked> runs = new ArrayList<>();
    List<RunFolder> finished = new ArrayList<>();
    for (Path child : RunFolders.children(folder)) {
      if (looksLikeARun(child)) {
        Checked run = check(child);
        runs.add(run);
        if (run.verdict().equals("finished") || run.verdict().equals("not sealed")) {
          RunFolder.open(child).ifPresent(finished::add);
        }
      }
    }
    Set<String> known = new TreeSet<>(runs.stream().map(Checked::run).toList());
    SummaryCheck summary = SummaryCheck.of(folder, known, finished);
    for (String missing : summary.missingRuns()) {
      runs.add(
          new Checked(
              missing,
              "missing",
              0,
              List.of("is in " + Summary.FILE + ", but its folder is gone")));
    }
    if (runs.isEmpty()) {
      throw new IOException(folder + " holds no run; expected a folder that 'run' wrote");
    }
    return new SweepCheck(SweepLock.isHeld(folder), runs, summary.faults());
  }

  private static boolean looksLikeARun(Path folder) {
    return NAME.matcher(folder.getFileName().toString()).matches()
        || Files.exists(folder.resolve(RunFolder.CONFIG))
        || Files.exists(folder.resolve(MetricsFile.NAME))
        || Files.exists(folder.resolve(Seal.FILE));
  }

  private static Checked check(Path folder) throws IOException {
    String name = folder.getFileName().toString();
    Optional<String> leftOut = RunFolders.whyLeftOut(folder);
    if (leftOut.isPresent()) {
      return new Checked(name, "left out", 0, List.of(leftOut.get()));
    }
    Optional<RunFolder> run = RunFolder.open(folder);
    if (run.isEmpty()) {
      return new Checked(
          name, "damaged", 0, List.of("has no " + RunFolder.CONFIG + ", and is not counted"));
    }
    RunStatus status = run.get().status();
    List<String> faults = new ArrayList<>(status.faults());
    if (status.isFinished()) {
      for (String fault : run.get().checkpointFaults()) {
        faults.add(fault + "; the tables do not need it: delete it, or the folder to train again");
      }
      if (status.sealed()) {
        return new Checked(name, "finished", status.steps(), faults);
      }
      faults.add(
          "is not sealed: it has all its rows, but nobody knows whether one was changed; 'run'"
              + " seals it");
      return new Checked(name, "not sealed", status.steps(), faults);
    }
    int steps = run.get().config().options().steps();
    if (status.state() != RunStatus.State.DAMAGED) {
      faults.add(
          status.steps() == 0
              ? "is not finished: it begins anew"
              : "is not finished: it goes on after step %d of %d".formatted(status.steps(), steps));
    }
    return new Checked(name, status.state().toString(), status.steps(), faults);
  }
}
