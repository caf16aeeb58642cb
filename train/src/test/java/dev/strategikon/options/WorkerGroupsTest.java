package dev.strategikon.options;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class WorkerGroupsTest {
  @Test
  void theFirstWorkerLeads() {
    WorkerGroups groups = new WorkerGroups(9, 1);
    assertEquals(3, groups.size());
    assertEquals(3, groups.count());
    assertEquals(6, groups.leader(6));
    assertEquals(6, groups.leader(8));
  }

  @Test
  void withoutByzantineEveryoneIsAGroup() {
    WorkerGroups groups = new WorkerGroups(4, 0);
    assertEquals(4, groups.count());
    assertEquals(3, groups.leader(3));
    assertEquals(2, groups.captured(2));
  }

  @Test
  void aGroupIsCapturedByAMajority() {
    WorkerGroups groups = new WorkerGroups(15, 2);
    assertEquals(0, groups.captured(2));
    assertEquals(1, groups.captured(5));
    assertEquals(3, groups.captured(15));
  }

  @Test
  void representativesAreHonest() {
    WorkerGroups groups = new WorkerGroups(9, 1);
    boolean[] byzantine = {true, false, false, true, true, true, false, false, false};
    assertArrayEquals(new int[] {1, 6}, groups.honestRepresentatives(byzantine, 3));
    assertArrayEquals(new int[] {1}, groups.honestRepresentatives(byzantine, 1));
  }

  @Test
  void groupsMustComeOutEven() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new WorkerGroups(15, 3)).getMessage();
    assertEquals(
        "draco needs groups of 2·declared + 1 = 7 workers, but workers = 15 is not a"
            + " multiple of 7. With 15 workers, declared can be 0, 1, 2, 7",
        message);
    assertThrows(IllegalArgumentException.class, () -> new WorkerGroups(4, 3));
  }
}
