package dev.strategikon.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.sweep.Timetable.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimetableTest {
  @Test
  void runsFillThePlacesInTheirOrder() {
    List<Task> tasks = List.of(Task.of(1), Task.of(2), Task.of(4));
    assertEquals(0, Timetable.seconds(2, List.of()));
    assertEquals(7, Timetable.seconds(1, tasks));
    assertEquals(5, Timetable.seconds(2, tasks)); // 1 + 4 beside 2
    assertEquals(4, Timetable.seconds(3, tasks));
  }

  @Test
  void aRunWaitsForTheStateOfAnother() {
    // The second waits 3 s for the first, which takes 10 s, if it has a place of its own.
    List<Task> tasks = List.of(Task.of(10), new Task(5, 0, 3));
    assertEquals(15, Timetable.seconds(1, tasks));
    assertEquals(10, Timetable.seconds(2, tasks));
    // Another one takes its place until then.
    assertEquals(10, Timetable.seconds(2, List.of(tasks.get(0), tasks.get(1), Task.of(4))));
    // A run that waits may come before the one it waits for.
    assertEquals(15, Timetable.seconds(1, List.of(new Task(5, 1, 3), Task.of(10))));
  }
}
