package org.hiroba.startup;

import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.hiroba.backup.BackupException;
import org.hiroba.config.SettingsException;
import org.hiroba.feature.archive.ArchiveFailure;
import org.hiroba.health.ContextLoader;
import org.hiroba.log.StorageException;

/**
 * What a command loads from the web application: takes words and a place to tell how far it is,
 * returns what to tell in the end, line by line. Speaks in types of the JDK, for its caller comes
 * from another class loader: {@link IllegalStateException} says in a sentence why it was not done.
 */
abstract class CommandTask implements BiFunction<List<String>, Consumer<String>, List<String>> {

  @Override
  public final List<String> apply(List<String> asked, Consumer<String> progress) {
    // The libraries look for what is theirs there.
    return ContextLoader.call(
        CommandTask.class.getClassLoader(), () -> orSentence(asked, progress));
  }

  private List<String> orSentence(List<String> asked, Consumer<String> progress) {
    try {
      return carryOut(asked, progress);
    } catch (ArchiveFailure
        | BackupException
        | SettingsException
        | StorageException
        | IllegalArgumentException e) {
      throw new IllegalStateException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new IllegalStateException(told(e), e);
    }
  }

  private static String told(IOException e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return "A file could not be read or written: " + message + ".";
  }

  abstract List<String> carryOut(List<String> asked, Consumer<String> progress)
      throws IOException, ArchiveFailure;
}
