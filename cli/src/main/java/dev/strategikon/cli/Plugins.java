package dev.strategikon.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/**
 * The jars that {@code --plugins} names. The launcher has put them on the class path, so that
 * everything finds them there, the processes of a cluster too; this class checks that it has.
 */
final class Plugins {
  private Plugins() {}

  /**
   * Checks that a jar, or all jars of a folder, are on the class path.
   *
   * @throws TypeConversionException if not; the message says what to do
   */
  static void requireLoaded(Path path) {
    List<Path> loaded =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(entry -> Path.of(entry).toAbsolutePath().normalize())
            .toList();
    for (Path jar : jars(path)) {
      if (!loaded.contains(jar.toAbsolutePath().normalize())) {
        throw new TypeConversionException(
            "--plugins: %s is not on the class path. Start the program by its launcher, or add the jar to -cp"
                .formatted(jar));
      }
    }
  }

  private static List<Path> jars(Path path) {
    if (!Files.isDirectory(path)) {
      if (!Files.exists(path)) {
        throw new TypeConversionException("--plugins: there is no file " + path);
      }
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
      if (jars.isEmpty()) {
        throw new TypeConversionException("--plugins: the folder %s has no jar".formatted(path));
      }
      return jars;
    } catch (IOException e) {
      throw new TypeConversionException("--plugins: %s cannot be read: %s".formatted(path, e));
    }
  }
}
