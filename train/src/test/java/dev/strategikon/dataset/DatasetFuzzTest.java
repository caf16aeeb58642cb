package dev.strategikon.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.fuzz.Fuzzing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged and hostile data sets: IDX, CIFAR-10's batches, gzip, tar. */
class DatasetFuzzTest {
  private static final List<Class<?>> REFUSALS = List.of(DatasetException.class);
  private static final int HUGE = 200 << 20;

  @TempDir private Path folder;

  @Test
  void damagedArchivesAreRefused() throws Exception {
    byte[] archive = SmallFiles.cifarArchive();
    Fuzzing.damage(this::readArchive, List.of(archive), REFUSALS);
    byte[] tar = new GZIPInputStream(new ByteArrayInputStream(archive)).readAllBytes();
    Fuzzing.damage(bytes -> readArchive(SmallFiles.gzip(bytes)), List.of(tar), REFUSALS);
  }

  @Test
  void damagedBatchesAreRefused() throws Exception {
    SmallFiles.writeCifar(folder);
    Path batch = folder.resolve("data_batch_2.bin");
    Fuzzing.damage(bytes -> readCifar(batch, bytes), List.of(Files.readAllBytes(batch)), REFUSALS);
    Files.write(batch, SmallFiles.cifarBatch(2));
    Path meta = folder.resolve(Cifar10.META);
    Fuzzing.damage(bytes -> readCifar(meta, bytes), List.of(SmallFiles.cifarClasses()), REFUSALS);
  }

  @Test
  void damagedIdxFilesAreRefused() throws Exception {
    SmallFiles.writeFashion(folder);
    for (String name : SmallFiles.FASHION_MNIST.files()) {
      Path plain = folder.resolve(name);
      Fuzzing.damage(bytes -> readIdx(plain, bytes), List.of(SmallFiles.fashion(name)), REFUSALS);
      Files.delete(plain);
      Path zipped = folder.resolve(name + ".gz");
      byte[] gzip = Files.readAllBytes(zipped);
      Fuzzing.damage(bytes -> readIdx(zipped, bytes), List.of(gzip), REFUSALS);
      Files.write(zipped, gzip);
    }
  }

  /** 200 kB that unpack to 200 MB. */
  @Test
  void aFileThatUnpacksToMuchMoreTakesNoMemory() throws Exception {
    SmallFiles.writeFashion(folder);
    byte[] bomb = SmallFiles.gzip(new byte[HUGE]);
    Path zipped = folder.resolve(MnistLayout.TRAIN_IMAGES + ".gz");
    Fuzzing.one(bytes -> readIdx(zipped, bytes), bomb, REFUSALS, "gzip");
  }

  @Test
  void anArchiveThatUnpacksToMuchMoreTakesNoMemory() throws Exception {
    byte[] names = archive(Cifar10.META, TarConstants.LF_NORMAL, HUGE);
    Fuzzing.one(this::readArchive, names, REFUSALS, "names of classes");
    byte[] longName = archive("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME, HUGE);
    Fuzzing.one(this::readArchive, longName, REFUSALS, "a name of 200 MB");
    byte[] pax = archive("././@PaxHeader", TarConstants.LF_PAX_EXTENDED_HEADER_LC, HUGE);
    Fuzzing.one(this::readArchive, pax, REFUSALS, "a header of 200 MB");
    byte[] other = archive("something-else", TarConstants.LF_NORMAL, 2 * HUGE);
    Fuzzing.one(this::readArchive, other, REFUSALS, "another file of 400 MB");
  }

  /** Whatever the archive calls them, files go to the data set's folder by their own names. */
  @Test
  void noEntryLeavesTheFolder() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(bytes), StandardCharsets.UTF_8.name())) {
      for (String prefix : List.of("../../../", "/tmp/", "a/../../")) {
        for (String name : SmallFiles.CIFAR10.files()) {
          put(tar, prefix + name, SmallFiles.cifar(name));
        }
        put(tar, prefix + "evil.txt", new byte[] {1});
      }
    }
    Path archive = Files.write(folder.resolve("a.tar.gz"), bytes.toByteArray());
    Path data = folder.resolve("inside/data");
    PublishedDataset published =
        new PublishedDataset(SmallFiles.CIFAR10, List.of(), Map.of(), List.of());
    published.copy(archive, data);
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      assertEquals(1 + SmallFiles.CIFAR10.files().size(), files.size(), files.toString());
      files.forEach(
          file -> assertEquals(true, file.equals(archive) || file.startsWith(data), file + ""));
    }
    Path batch = data.resolve("cifar10/cifar-10-batches-bin/data_batch_1.bin");
    assertArrayEquals(SmallFiles.cifarBatch(1), Files.readAllBytes(batch));
  }

  private static void put(TarArchiveOutputStream tar, String name, byte[] bytes)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private static byte[] archive(String name, byte type, int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      TarArchiveEntry entry = new TarArchiveEntry(name, type);
      entry.setSize(size);
      tar.putArchiveEntry(entry);
      byte[] piece = new byte[1 << 20];
      for (int left = size; left > 0; left -= piece.length) {
        tar.write(piece, 0, Math.min(left, piece.length));
      }
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private void readArchive(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("read.tar.gz"), bytes);
    SmallFiles.CIFAR10.read(new TarFiles(file));
  }

  private void readCifar(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    SmallFiles.CIFAR10.read(new FolderFiles(folder));
  }

  private void readIdx(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    SmallFiles.FASHION_MNIST.read(new FolderFiles(folder));
  }
}
