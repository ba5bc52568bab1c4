package org.hiroba.clamd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.hiroba.config.FileScanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of a clamd and believed of it. */
class ClamdScannerTest {
  private final ExecutorService clamd = Executors.newCachedThreadPool();
  private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();

  @TempDir Path folder;
  private ServerSocket listener;

  @BeforeEach
  void listen() throws IOException {
    listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
    clamd.shutdownNow();
    watch.shutdownNow();
  }

  private ClamdScanner scanner(Duration patience) {
    return new ClamdScanner(
        new FileScanner("127.0.0.1", listener.getLocalPort(), ""), patience, watch);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("file"), text);
  }

  /** Takes one file as clamd does; returns what it was. */
  private Future<String> answering(String answer, int most) {
    return clamd.submit(
        () -> {
          try (Socket peer = listener.accept()) {
            DataInputStream in = new DataInputStream(peer.getInputStream());
            assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII))
                .isEqualTo("zINSTREAM\0");
            StringBuilder file = new StringBuilder();
            for (int length = in.readInt(); length > 0 && file.length() <= most; ) {
              file.append(new String(in.readNBytes(length), StandardCharsets.UTF_8));
              length = file.length() > most ? 0 : in.readInt();
            }
            peer.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            return file.toString();
          }
        });
  }

  @Test
  void showsTheWholeFileAndBelievesThatItIsClean() throws Exception {
    String text = "x".repeat(200_000);
    Future<String> shown = answering("stream: OK\0", Integer.MAX_VALUE);
    assertThat(scanner(Duration.ofSeconds(20)).scan(file(text))).isEmpty();
    assertThat(shown.get()).isEqualTo(text);
  }

  @Test
  void tellsWhatWasFound() throws Exception {
    var unused = answering("stream: Eicar-Test.UNOFFICIAL FOUND\0", Integer.MAX_VALUE);
    assertThat(scanner(Duration.ofSeconds(20)).scan(file("virus")))
        .contains("Eicar-Test.UNOFFICIAL");
  }

  @Test
  void hasNotLookedAtWhatIsTooLongForIt() throws Exception {
    var unused = answering("INSTREAM size limit exceeded. ERROR\0", 70_000);
    Path big = file("x".repeat(3_000_000));
    assertThatThrownBy(() -> scanner(Duration.ofSeconds(20)).scan(big))
        .isInstanceOf(IOException.class);
  }

  @Test
  void hasNotLookedWhenNobodyListensOrAnswers() throws Exception {
    Path file = file("x");
    assertThatThrownBy(() -> scanner(Duration.ofMillis(200)).scan(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("did not answer");
    listener.close();
    assertThatThrownBy(() -> scanner(Duration.ofSeconds(20)).scan(file))
        .isInstanceOf(IOException.class);
  }
}
