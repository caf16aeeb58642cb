package dev.strategikon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.dataset.DataOrigin;
import dev.strategikon.files.AtomicFile;
import dev.strategikon.sgd.StepMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
  private static final int RUNS = 40;

  @TempDir private Path sweep;

  /** How often the tables of each run were read. */
  private final Map<String, Integer> reads = new HashMap<>();

  @Test
  void eachRunIsReadOnceAndAgainOnlyWhileItGoesOn() throws IOException {
    List<RunConfig> runs = runs(RUNS);
    for (RunConfig run : runs.subList(0, 5)) {
      train(RunFolder.of(sweep, run), 2);
    }
    Summary summary = open(runs);
    assertEquals(5, reads());
    RunFolder beside = RunFolder.of(sweep, runs.get(RUNS - 1));
    summary.started(beside);
    train(beside, 1);
    for (RunConfig run : runs.subList(5, RUNS - 1)) {
      RunFolder folder = RunFolder.of(sweep, run);
      summary.started(folder);
      train(folder, 2);
      summary.finished(folder, folder.result());
    }
    int finished = RUNS - 6;
    assertEquals(finished, reads.remove(beside.path().getFileName().toString()));
    assertEquals(5, reads());
    summary.failed(beside);
    RunFolder first = RunFolder.of(sweep, runs.get(5));
    for (int i = 0; i < 3; i++) {
      summary.finished(first, first.result());
    }
    assertEquals(5 + 1, reads());
  }

  @Test
  void itIsAlwaysWhatTheFoldersHold() throws IOException {
    List<RunConfig> runs = runs(6);
    RunFolder foreign = RunFolder.of(sweep, SweepFile.parse("seed: 99", Map.of()).get(0));
    train(foreign, 3);
    train(RunFolder.of(sweep, runs.get(4)), 2);
    RunFolder interrupted = RunFolder.of(sweep, runs.get(2));
    train(interrupted, 1);
    Summary summary = open(runs);
    assertIsWhatTheFoldersHold(runs);
    assertTrue(lines().get(3).startsWith(foreign.path().getFileName() + ","));

    RunFolder first = RunFolder.of(sweep, runs.get(0));
    RunFolder second = RunFolder.of(sweep, runs.get(1));
    summary.started(first);
    summary.started(second); // its folder is not there yet
    train(first, 2);
    summary.finished(first, first.result());
    assertIsWhatTheFoldersHold(runs);

    train(second, 1);
    summary.started(interrupted);
    train(interrupted, 2);
    summary.finished(interrupted, interrupted.result());
    assertIsWhatTheFoldersHold(runs);

    train(second, 2);
    summary.failed(second);
    RunFolder last = RunFolder.of(sweep, runs.get(5));
    summary.started(last);
    train(last, 2);
    summary.finished(last, last.result());
    assertIsWhatTheFoldersHold(runs);
    assertEquals(1 + 6, lines().size()); // one run has no folder, and one is foreign
  }

  /** As {@code report} asks for it after somebody has removed runs. */
  @Test
  void theSummaryFollowsTheFolder() throws IOException {
    List<RunConfig> runs = SweepFile.parse("{seed: [3, 1, 2]}", Map.of());
    for (RunConfig run : runs) {
      train(RunFolder.of(sweep, run), 2);
    }
    open(runs);
    Path gone = RunFolder.of(sweep, runs.get(1)).path();
    try (Stream<Path> files = Files.walk(gone)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    assertEquals(List.of(gone.getFileName().toString()), Summary.follow(sweep));
    assertEquals(List.of(runs.get(0).folderName(), runs.get(2).folderName()), Summary.runs(sweep));
    Files.delete(sweep.resolve(Summary.FILE));
    assertEquals(List.of(), Summary.follow(sweep));
    assertEquals(2, Summary.runs(sweep).size());
  }

  @Test
  void aRowHasConfigurationAndResult() throws IOException {
    RunConfig run = SweepFile.parse("{attack: nan, byzantine: 2, seed: 7}", Map.of()).get(0);
    train(RunFolder.of(sweep, run), 2);
    open(List.of(run));
    assertEquals(
        """
        run,dataset,normalisation,model,loss,initialisation,batch_norm_statistics,dropout_masks,\
        rule,attack,workers,clients,byzantine,declared,declared_before_attack,byzantine_set,\
        knowledge,scheme,attack_from_epoch,split,split_among,server_sample,server_pieces,batch,\
        sampling,pass_steps,compression,learning_rate,learning_rate_steps,learning_rate_schedule,\
        warm_up_steps,server_optimizer,momentum,local_steps,local_learning_rate,worker_momentum,\
        worker_momentum_form,weight_decay,steps,evaluate_every,evaluate_from,loss_sample,validation,\
        audit_every,non_finite,seed,completed_steps,test_accuracy,best_test_accuracy,train_loss,\
        attacked_steps,negative_share,rejected,rule_name,attack_name,end_accuracy,end_loss,\
        end_validation_accuracy,end_backdoor_success,seconds
        mean_nan_q2_seed7_%s,fashion-mnist-small,by-channel,cnn-small,cross-entropy,pytorch,\
        calibrated,fresh,mean,nan(),25,25,2,2,2,random-each-step,omniscient,plain,0.0,iid,all,100,\
        10,50,iid,0,none,0.1,{},constant,0,sgd,0.0,1,0.1,0.0,average,0.0,400,20,0,5000,0,0,reject,7,\
        2,0.2,0.2,2,2,0.5,3,mean,nan(),0.2,2,,,1
        """
            .formatted(run.digest()),
        Files.readString(sweep.resolve(Summary.FILE)));
  }

  /** The summary is what a process that knows nothing but the folders would write. */
  private void assertIsWhatTheFoldersHold(List<RunConfig> runs) throws IOException {
    List<String> before = lines();
    open(runs);
    assertEquals(lines(), before);
  }

  private Summary open(List<RunConfig> runs) throws IOException {
    return Summary.open(
        sweep,
        runs,
        folder -> {
          reads.merge(folder.path().getFileName().toString(), 1, Integer::sum);
          return folder.result();
        });
  }

  private int reads() {
    return reads.values().stream().mapToInt(Integer::intValue).sum();
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(sweep.resolve(Summary.FILE));
  }

  private static List<RunConfig> runs(int count) {
    List<RunConfig> runs = new ArrayList<>();
    for (int seed = 1; seed <= count; seed++) {
      runs.addAll(SweepFile.parse("byzantine: 2\nattack: nan\nseed: " + seed, Map.of()));
    }
    return runs;
  }

  /** Leaves what a run has written after so many steps. */
  private static void train(RunFolder folder, int steps) throws IOException {
    folder.begin(
        "{}",
        new RunData("x", "some images", 10, "00", DataOrigin.OWN),
        AtomicFile.Permission.ALWAYS);
    try (RunLog log = folder.appendAfter(0)) {
      for (int step = 1; step <= steps; step++) {
        double sign = step % 2 == 0 ? 1 : -1;
        log.add(
            new StepMetrics(step, step / 4.0, step / 10.0, step, sign, sign, 1, 1, 0, step, 0.5));
      }
    }
  }
}
