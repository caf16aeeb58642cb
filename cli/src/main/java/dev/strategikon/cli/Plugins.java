package dev.strategikon.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The jars that {@code --plugins} names. The launcher has put them on the class path, so that
 * everything finds them there, the processes of a cluster too; this class checks that it has.
 */
final class Plugins {
  private Plugins() {}

  /**
   * Checks that jars, or all jars of folders, are on the class path.
   *
   * @throws ParameterException if one is not; the message says what to do
   */
  static void requireLoaded(List<Path> plugins, CommandLine command) {
    List<Path> loaded =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(entry -> Path.of(entry).toAbsolutePath().normalize())
            .toList();
    for (Path plugin : plugins) {
      for (Path jar : jars(plugin, command)) {
        if (!loaded.contains(jar.toAbsolutePath().normalize())) {
          throw new ParameterException(
              command,
              "--plugins: %s is not on the class path. Start the program by its launcher, or add the jar to -cp"
                  .formatted(jar));
        }
      }
    }
  }

  private static List<Path> jars(Path plugin, CommandLine command) {
    if (!Files.exists(plugin)) {
      throw new ParameterException(command, "--plugins: there is no file " + plugin);
    }
    if (!Files.isDirectory(plugin)) {
      return List.of(plugin);
    }
    try (Stream<Path> files = Files.list(plugin)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
      if (jars.isEmpty()) {
        throw new ParameterException(
            command, "--plugins: the folder %s has no jar".formatted(plugin));
      }
      return jars;
    } catch (IOException e) {
      throw new ParameterException(
          command, "--plugins: %s cannot be read: %s".formatted(plugin, e.getMessage()), e);
    }
  }
}
