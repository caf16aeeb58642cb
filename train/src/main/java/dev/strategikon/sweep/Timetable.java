package dev.strategikon.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long runs take together, several at once. */
final class Timetable {
  private Timetable() {}

  /**
   * A run.
   *
   * @param seconds that it takes
   * @param after the index of the run that it waits for; −1 if it can begin at any time
   * @param delay the seconds from that run's begin until this one can begin
   */
  record Task(double seconds, int after, double delay) {
    /** Returns a task that can begin at any time. */
    static Task of(double seconds) {
      return new Task(seconds, -1, 0);
    }
  }

  /**
   * Returns the seconds until all tasks are done. A free place takes the first task that can begin,
   * or waits for the next one.
   *
   * @param atOnce the number of places
   */
  static double seconds(int atOnce, List<Task> tasks) {
    double[] free = new double[atOnce];
    double[] begun = new double[tasks.size()];
    Arrays.fill(begun, Double.POSITIVE_INFINITY);
    List<Integer> waiting = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      waiting.add(i);
    }
    double last = 0;
    while (!waiting.isEmpty()) {
      int place = 0;
      for (int i = 1; i < atOnce; i++) {
        place = free[i] < free[place] ? i : place;
      }
      int next = waiting.get(0);
      for (int task : waiting) {
        double ready = Math.max(free[place], ready(tasks.get(task), begun));
        next = ready < Math.max(free[place], ready(tasks.get(next), begun)) ? task : next;
      }
      waiting.remove((Integer) next);
      begun[next] = Math.max(free[place], ready(tasks.get(next), begun));
      free[place] = begun[next] + tasks.get(next).seconds();
      last = Math.max(last, free[place]);
    }
    return last;
  }

  private static double ready(Task task, double[] begun) {
    return task.after() < 0 ? 0 : begun[task.after()] + task.delay();
  }
}
