package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.strategikon.vectors.VectorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the machine can do to a command: little memory, a full or a read-only disk, a wrong clock.
 */
class FaultsTest {
  @TempDir private Path folder;
  private ChildSweeps sweeps;
  private Path sweep;

  @BeforeEach
  void write() throws IOException {
    sweeps = new ChildSweeps(folder);
    sweep = Files.writeString(folder.resolve("sweep.yaml"), ChildSweeps.SWEEP);
  }

  @Test
  void tooLittleMemoryIsSaidInOneLine() throws Exception {
    Path vectors = folder.resolve("large.npy");
    VectorFiles.write(vectors, new float[25][400_000]); // 40 MB
    List<String> command =
        List.of("aggregate", vectors.toString(), "--rule", "krum", "--byzantine", "11");
    assertEquals(1, sweeps.start(List.of("-Xmx24m"), command).waitFor(), sweeps::output);
    assertTrue(sweeps.output().contains("strategikon: not enough memory ("), sweeps.output());
    assertTrue(sweeps.output().contains("The heap is limited to 24 MB. Raise it"), sweeps.output());
    assertFalse(sweeps.output().contains("\tat "), sweeps.output());
  }

  /** Times say nothing: who is newer, the numbers of steps decide. */
  @Test
  void aClockThatWasSetBackChangesNothing() throws Exception {
    sweeps.finish(sweep, "whole");
    Process process = sweeps.start(sweep, "future");
    while (process.isAlive() && sweeps.rows("future") < 6) {
      Thread.sleep(1);
    }
    process.destroyForcibly().waitFor();
    FileTime later = FileTime.from(Instant.parse("2100-01-01T00:00:00Z"));
    try (Stream<Path> files = Files.walk(folder.resolve("future"))) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, later);
      }
    }
    sweeps.finish(sweep, "future");
    assertEquals(sweeps.results("whole"), sweeps.results("future"));
  }

  @Test
  void aFullDiskIsSaidAndTheSweepGoesOnWhenThereIsRoom() throws Exception {
    sweeps.finish(sweep, "whole");
    Path disk = Files.createDirectories(folder.resolve("small"));
    assumeTrue(mount(disk, "size=6m"), "only root may mount a small disk");
    try {
      assertEquals(1, sweeps.start(sweep, "small").waitFor(), sweeps::output);
      assertTrue(sweeps.output().contains("No space left on device"), sweeps.output());
      assertFalse(sweeps.output().contains("\tat "), sweeps.output());
      mount(disk, "remount,size=60m");
      sweeps.finish(sweep, "small");
      assertEquals(sweeps.results("whole"), sweeps.results("small"));
    } finally {
      command("umount", disk.toString());
    }
  }

  @Test
  void aDiskWithoutInodesIsSaid() throws Exception {
    Path disk = Files.createDirectories(folder.resolve("small"));
    assumeTrue(mount(disk, "nr_inodes=5"), "only root may mount a small disk");
    try {
      assertEquals(1, sweeps.start(sweep, "small").waitFor(), sweeps::output);
      assertTrue(sweeps.output().contains("No space left on device"), sweeps.output());
      assertFalse(sweeps.output().contains("\tat "), sweeps.output());
    } finally {
      command("umount", disk.toString());
    }
  }

  @Test
  void aReadOnlyDiskIsSaid() throws Exception {
    Path disk = Files.createDirectories(folder.resolve("small"));
    assumeTrue(mount(disk, "size=9m"), "only root may mount a small disk");
    try {
      assertTrue(mount(disk, "remount,ro"));
      assertEquals(1, sweeps.start(sweep, "small").waitFor(), sweeps::output);
      assertTrue(sweeps.output().contains("Read-only file system"), sweeps.output());
      assertFalse(sweeps.output().contains("\tat "), sweeps.output());
    } finally {
      command("umount", disk.toString());
    }
  }

  private static boolean mount(Path disk, String options) throws Exception {
    return command("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString()) == 0;
  }

  private static int command(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.waitFor(1, TimeUnit.MINUTES);
      return process.exitValue();
    } catch (IOException e) {
      return -1; // there is no such command
    }
  }
}
