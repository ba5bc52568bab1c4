package org.hiroba.feature.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Says what a place for the bytes of files does. */
public abstract class FileStoreContract {
  private static final int PIECE = 1 << 20;

  @TempDir protected Path folder;

  /** Returns one with nothing in it. */
  protected abstract FileStore store();

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("sent"), bytes);
  }

  private static byte[] random(int bytes) {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    return content;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_000, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE})
  void givesBackWhatItTook(int bytes) throws IOException {
    FileStore store = store();
    byte[] content = random(bytes);
    store.put("key-1", file(content));
    try (InputStream in = store.open("key-1", 0)) {
      assertThat(in.readAllBytes()).isEqualTo(content);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, PIECE - 1, PIECE, PIECE + 5, 2 * PIECE + 1})
  void beginsWhereItIsAskedTo(long from) throws IOException {
    FileStore store = store();
    byte[] content = random(2 * PIECE + 10);
    store.put("key-2", file(content));
    try (InputStream in = store.open("key-2", from)) {
      assertThat(in.readAllBytes())
          .isEqualTo(Arrays.copyOfRange(content, (int) from, content.length));
    }
  }

  @Test
  void saysHowMuchIsThereAndWhatThereIs() throws IOException {
    FileStore store = store();
    store.put("key-7", file(random(PIECE + 9)));
    store.put("key-8", file(random(0)));
    assertThat(store.size("key-7")).hasValue(PIECE + 9L);
    assertThat(store.size("key-8")).hasValue(0);
    assertThat(store.size("key-9")).isEmpty();
    List<String> keys = new ArrayList<>();
    if (store.keys(keys::add)) {
      assertThat(keys).containsExactlyInAnyOrder("key-7", "key-8");
    }
    store.delete("key-7");
    assertThat(store.size("key-7")).isEmpty();
  }

  @Test
  void hasNothingBehindTheEnd() throws IOException {
    FileStore store = store();
    store.put("key-3", file(random(10)));
    try (InputStream in = store.open("key-3", 10)) {
      assertThat(in.read()).isNegative();
    }
  }

  @Test
  void takesTheSameAgainAndDeletesForGood() throws IOException {
    FileStore store = store();
    Path file = file(random(100));
    store.put("key-4", file);
    store.put("key-4", file);
    store.delete("key-4");
    store.delete("key-4");
    assertThatThrownBy(() -> store.open("key-4", 0)).isInstanceOf(NoSuchFileException.class);
    assertThat(file).as("the caller's own").exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../key", "a/b/c", ".key", "key\u0000", "", "a\\b\\c"})
  void takesNoKeyThatLeadsElsewhere(String key) {
    FileStore store = store();
    assertThatThrownBy(() -> store.put(key, file(random(1))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.open(key, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.delete(key)).isInstanceOf(IllegalArgumentException.class);
  }
}
