package org.hiroba.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hiroba.config.S3Settings;
import org.hiroba.feature.file.FileStore;
import org.hiroba.feature.file.FileStoreContract;
import org.hiroba.feature.file.FileStoreException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With a server that looks at signatures. */
class S3FileStoreTest extends FileStoreContract {
  private static S3ProxyServer server;

  private final List<FileStore> open = new ArrayList<>();

  @BeforeAll
  static void start() {
    server = new S3ProxyServer();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @AfterEach
  void close() {
    open.forEach(FileStore::close);
  }

  /** Each has a folder of its own in the one bucket. */
  @Override
  protected FileStore store() {
    return store(server.settings("test-" + UUID.randomUUID() + "/"));
  }

  private S3FileStore store(S3Settings settings) {
    try {
      S3FileStore store = new S3FileStore(settings);
      open.add(store);
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void refuses(S3FileStore store, String... words) {
    assertThatThrownBy(store::probe)
        .isInstanceOfSatisfying(FileStoreException.class, e -> assertThat(e.isLasting()).isTrue())
        .message()
        .contains(words)
        .doesNotContain(S3ProxyServer.SECRET_KEY);
  }

  @Test
  void findsThatItMayWriteReadAndDelete() throws IOException {
    S3FileStore store = store(server.settings("chat/"));
    store.probe();
    assertThat(store.freeBytes()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void isRefusedWithAWrongSecret() {
    refuses(
        store(
            server.settings(S3ProxyServer.BUCKET, "", S3ProxyServer.ACCESS_KEY, "another secret")),
        "SignatureDoesNotMatch",
        "hiroba.files.s3.secret-key");
  }

  @Test
  void isRefusedWithAWrongKey() {
    refuses(
        store(server.settings(S3ProxyServer.BUCKET, "", "somebody", S3ProxyServer.SECRET_KEY)),
        "hiroba.files.s3.access-key");
  }

  @Test
  void isRefusedWithoutTheBucket() {
    refuses(
        store(
            server.settings(
                "no-such-bucket", "", S3ProxyServer.ACCESS_KEY, S3ProxyServer.SECRET_KEY)),
        "NoSuchBucket",
        "hiroba.files.s3.bucket");
  }

  @Test
  void keepsApartWhatHasDifferentPrefixes() throws IOException {
    FileStore one = store();
    FileStore other = store();
    Path file = Files.writeString(folder.resolve("file"), "広場");
    one.put("key-1", file);
    other.delete("key-1");
    try (InputStream in = one.open("key-1", 3)) {
      assertThat(in.readAllBytes()).asString().isEqualTo("場");
    }
  }

  @Test
  void saysWhereItIsWithoutTheKey() {
    assertThat(store().describe())
        .contains(S3ProxyServer.BUCKET, "http://127.0.0.1:")
        .doesNotContain(S3ProxyServer.SECRET_KEY)
        .doesNotContain(S3ProxyServer.ACCESS_KEY);
  }
}
