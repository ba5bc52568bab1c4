package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A disk in memory that is soon full. Needs root; without it a test says so and is skipped. */
final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /**
   * Mounts one in a folder of its own.
   *
   * @param size as {@code mount} takes it
   * @param what is not tried without it
   */
  static SmallDisk mount(Path parent, String size, String what) throws IOException {
    Path folder = Files.createDirectory(parent.resolve("disk"));
    String problem = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString());
    if (!problem.isEmpty()) {
      System.out.println("SKIPPED " + what + ": needs root to mount a disk in memory: " + problem);
    }
    assumeThat(problem).as("a disk can be mounted").isEmpty();
    return new SmallDisk(folder);
  }

  Path path() {
    return folder;
  }

  Path resolve(String name) {
    return folder.resolve(name);
  }

  /** Writes until nothing more goes on it; returns the file to delete. */
  Path fill() throws IOException {
    Path filler = folder.resolve("filler");
    for (int size : new int[] {1 << 20, 1 << 12, 1}) {
      try (OutputStream out =
          Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        byte[] block = new byte[size];
        while (Files.size(filler) < 1L << 30) {
          out.write(block);
        }
      } catch (IOException e) {
        assertThat(e.getMessage()).contains("No space left");
      }
    }
    return filler;
  }

  /** Makes it bigger while it is in use. */
  void grow(String size) throws IOException {
    assertThat(run("mount", "-o", "remount,size=" + size, folder.toString())).isEmpty();
  }

  @Override
  public void close() throws IOException {
    run("umount", "-l", folder.toString());
  }

  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    // Its output has ended, and so does it.
    return process.onExit().join().exitValue() == 0 ? "" : "failed: " + output.strip();
  }
}
