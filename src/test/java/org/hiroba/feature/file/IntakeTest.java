package org.hiroba.feature.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.hiroba.config.FileSettings.ScanFailure;
import org.hiroba.log.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done with a file of which all has come. */
class IntakeTest {
  @TempDir Path folder;

  /** Has trouble for now. */
  private static final class AwayStore implements FileStore {
    private static FileStoreException away() {
      return FileStoreException.passing("nobody answers", null);
    }

    @Override
    public void put(String key, Path file) throws IOException {
      throw away();
    }

    @Override
    public InputStream open(String key, long from) throws IOException {
      throw away();
    }

    @Override
    public OptionalLong size(String key) throws IOException {
      throw away();
    }

    @Override
    public boolean keys(Consumer<String> each) throws IOException {
      throw away();
    }

    @Override
    public void delete(String key) throws IOException {
      throw away();
    }

    @Override
    public long freeBytes() throws IOException {
      throw away();
    }

    @Override
    public String describe() {
      return "away";
    }

    @Override
    public void close() {}
  }

  /** No {@link FileRefusal}, after which what has come of the file would be thrown away. */
  @Test
  void asksToComeAgainWhenTheStoreDoesNotAnswer() throws IOException {
    Intake intake =
        new Intake(
            new PartFolder(folder.resolve("parts")),
            new AwayStore(),
            true,
            null,
            ScanFailure.CLOSED);
    Path file = Files.writeString(folder.resolve("file"), "広場");
    assertThatThrownBy(() -> intake.take(FileKey.newId(), file, null))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(Refusal.Reason.UNAVAILABLE);
              assertThat(refusal.getMessage()).doesNotContain("nobody answers");
            })
        .isNotInstanceOf(FileRefusal.class);
    assertThat(file).exists();
  }
}
