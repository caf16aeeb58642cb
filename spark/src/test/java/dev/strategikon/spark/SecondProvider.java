package dev.strategikon.spark;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunSetup;
import dev.strategikon.sgd.Trainer;
import dev.strategikon.sweep.Cluster;
import dev.strategikon.sweep.ClusterOptions;
import dev.strategikon.sweep.ClusterProvider;
import dev.strategikon.sweep.Schedule;
import dev.strategikon.sweep.Trainers;
import java.util.List;
import java.util.function.Consumer;

/** An engine beside Spark: trains on this machine. */
public final class SecondProvider implements ClusterProvider {
  @Override
  public List<String> addresses() {
    return List.of("second");
  }

  @Override
  public boolean accepts(String address) {
    return address.equals("second");
  }

  @Override
  public Cluster connect(ClusterOptions options, Consumer<String> progress) {
    return new Cluster() {
      @Override
      public String description() {
        return "the second engine";
      }

      @Override
      public Trainer of(RunSetup run, Compute compute, Schedule schedule) {
        return Trainers.LOCAL.of(run, compute, schedule);
      }

      @Override
      public void close() {}
    };
  }
}
