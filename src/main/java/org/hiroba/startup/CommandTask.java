package org.hiroba.startup;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import org.hiroba.backup.BackupException;
import org.hiroba.config.SettingsException;
import org.hiroba.log.StorageException;

/**
 * Runs what a command loads from the web application, whose libraries look for what is theirs in
 * the thread's class loader; why nothing was done becomes an {@link IllegalStateException}, which
 * the command's own class loader knows too. Stateless.
 */
final class CommandTask {
  private CommandTask() {}

  /** What is done; returns what to tell, line by line. */
  @FunctionalInterface
  interface Work {
    List<String> run() throws IOException;
  }

  static List<String> run(Work work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(CommandTask.class.getClassLoader());
    try {
      return work.run();
    } catch (BackupException | SettingsException | StorageException | InvalidPathException e) {
      throw new IllegalStateException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new IllegalStateException("Not done: " + e, e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
