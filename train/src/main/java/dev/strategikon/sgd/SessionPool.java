package dev.strategikon.sgd;

import dev.strategikon.compute.Compute;
import dev.strategikon.model.Loss;
import dev.strategikon.model.Network;
import dev.strategikon.model.NetworkSession;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjIntConsumer;

/** A network session for each thread. */
final class SessionPool implements AutoCloseable {
  private final Compute compute;
  private final List<NetworkSession> sessions = new ArrayList<>();

  SessionPool(Network network, Loss loss, Compute compute) {
    this.compute = compute;
    for (int i = 0; i < compute.threads(); i++) {
      sessions.add(network.open(loss));
    }
  }

  /** Runs tasks, numbered from 0, each with a session that has these parameters. */
  void forEach(float[] parameters, int tasks, ObjIntConsumer<NetworkSession> task) {
    AtomicInteger taken = new AtomicInteger();
    compute.forEach(
        tasks,
        () -> {
          NetworkSession session = sessions.get(taken.getAndIncrement());
          session.setParameters(parameters);
          return session;
        },
        task);
  }

  @Override
  public void close() {
    sessions.forEach(NetworkSession::close);
  }
}
