package org.hiroba.cli.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private Peers peers(Notes notes) throws IOException {
    Peers peers = new Peers(HERE, 0, notes);
    open.add(peers);
    return peers;
  }

  private Socket guest(Peers peers) throws IOException {
    Socket socket = new Socket(HERE, peers.address().getPort());
    open.add(socket);
    return socket;
  }

  @Test
  void twoPeersTalkBothWays() throws IOException {
    Notes one = new Notes();
    Notes two = new Notes();
    Peers first = peers(one);
    Peers second = peers(two);
    second.connect(new InetSocketAddress(HERE, first.address().getPort()), 30_000);
    one.await(one.joined, 1);
    first.say("from one");
    second.say("from two 広場");
    one.await(one.said, 1);
    two.await(two.said, 1);
    assertThat(one.said).containsExactly("from two 広場");
    assertThat(two.said).containsExactly("from one");
  }

  @Test
  void netcatTalksToo() throws IOException, InterruptedException {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "nc"))),
        "nc is not installed");
    Notes notes = new Notes();
    Peers peers = peers(notes);
    Process nc =
        new ProcessBuilder("nc", "127.0.0.1", Integer.toString(peers.address().getPort())).start();
    try (OutputStream typed = nc.getOutputStream();
        BufferedReader read =
            new BufferedReader(
                new InputStreamReader(nc.getInputStream(), StandardCharsets.UTF_8))) {
      typed.write("from nc\n".getBytes(StandardCharsets.UTF_8));
      typed.flush();
      notes.await(notes.said, 1);
      peers.say("to nc");
      assertThat(read.readLine()).isEqualTo("to nc");
      assertThat(notes.said).containsExactly("from nc");
    } finally {
      nc.destroy();
      assertThat(nc.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void letsAPeerGoThatSendsALineWithoutEnd() throws IOException {
    Notes notes = new Notes();
    OutputStream out = guest(peers(notes)).getOutputStream();
    out.write("x".repeat(8_192).getBytes(StandardCharsets.US_ASCII));
    out.write("\nfits\n".getBytes(StandardCharsets.US_ASCII));
    notes.await(notes.said, 2);
    out.write("x".repeat(8_193).getBytes(StandardCharsets.US_ASCII));
    notes.await(notes.left, 1);
    assertThat(notes.left.get(0)).contains("more than 8192 bytes");
    assertThat(notes.said).hasSize(2);
  }

  @Test
  void letsAPeerGoThatDoesNotReadAndGoesOnWithTheOthers() throws IOException {
    Notes notes = new Notes();
    Peers peers = peers(notes);
    guest(peers);
    notes.await(notes.joined, 1);
    String line = "x".repeat(8_000);
    for (int i = 0; i < 20_000 && notes.left.isEmpty(); i++) {
      peers.say(line);
    }
    notes.await(notes.left, 1);
    assertThat(notes.left.get(0)).contains("does not read");
    Socket reader = guest(peers);
    notes.await(notes.joined, 2);
    peers.say("still here");
    assertThat(
            new BufferedReader(
                    new InputStreamReader(reader.getInputStream(), StandardCharsets.UTF_8))
                .readLine())
        .isEqualTo("still here");
  }

  @Test
  void takesSixteenAndNoMore() throws IOException {
    Notes notes = new Notes();
    Peers peers = peers(notes);
    for (int i = 0; i < 16; i++) {
      guest(peers);
    }
    notes.await(notes.joined, 16);
    Socket oneTooMany = guest(peers);
    oneTooMany.setSoTimeout(30_000);
    assertThat(oneTooMany.getInputStream().read()).isEqualTo(-1);
    assertThat(notes.joined).hasSize(16);
  }

  private static final class Notes implements PeerListener {
    final List<String> joined = new CopyOnWriteArrayList<>();
    final List<String> said = new CopyOnWriteArrayList<>();
    final List<String> left = new CopyOnWriteArrayList<>();

    void await(List<String> what, int count) {
      org.awaitility.Awaitility.await().atMost(PATIENCE).until(() -> what.size() >= count);
    }

    @Override
    public void joined(String peer) {
      joined.add(peer);
    }

    @Override
    public void said(String peer, String line) {
      said.add(line);
    }

    @Override
    public void left(String peer, String why) {
      left.add(why);
    }
  }
}
