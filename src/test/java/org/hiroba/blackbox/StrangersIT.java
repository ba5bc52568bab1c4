package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers and proxies see of {@code java -jar}, each on a server of its own. */
class StrangersIT {
  private static final int DRIP_MILLIS = 1_000;
  private static final int MOST_DRIPS = 40;

  @TempDir Path folder;

  @Test
  void writesOneLineForManyRefusalsOfOneSource() {
    try (HirobaProcess server = HirobaProcess.start(folder)) {
      Http http = new Http(server.baseUri());
      for (int i = 0; i < 300; i++) {
        http.postJson("api/v1/session", "{}", "Origin", "http://evil.example");
      }
      assertThat(server.output().stream().filter(line -> line.contains("evil.example"))).hasSize(1);
    }
  }

  @Test
  void tellsBrowsersBehindATrustedProxyToStayWithTls() {
    try (HirobaProcess server =
        HirobaProcess.start(folder, Map.of("hiroba.trusted-proxies", "127.0.0.1"))) {
      Http http = new Http(server.baseUri());
      for (String path : new String[] {"", "api/v1/session", "no/such/page"}) {
        HttpResponse<String> secure =
            http.get(path, "X-Forwarded-Proto", "https", "X-Forwarded-For", "198.51.100.7");
        assertThat(secure.headers().firstValue("Strict-Transport-Security")).as(path).isPresent();
        assertThat(http.get(path).headers().firstValue("Strict-Transport-Security")).isEmpty();
      }
      // Behind it, the client's address counts.
      assertThat(http.get("-/metrics", "X-Forwarded-For", "198.51.100.7").statusCode())
          .isEqualTo(403);
      assertThat(http.get("-/metrics", "X-Forwarded-For", "127.0.0.1").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void showsOperatorsElsewhereWhatTheyMaySee() {
    Map<String, String> settings =
        Map.of(
            "hiroba.trusted-proxies", "127.0.0.1",
            "hiroba.ops.allow", "198.51.100.0/24, 2001:db8::/32");
    try (HirobaProcess server = HirobaProcess.start(folder, settings)) {
      Http http = new Http(server.baseUri());
      assertThat(http.get("-/metrics").statusCode()).isEqualTo(403);
      for (String operator : new String[] {"198.51.100.7", "2001:db8::7"}) {
        assertThat(http.get("-/metrics", "X-Forwarded-For", operator).statusCode()).isEqualTo(200);
      }
      assertThat(http.get("-/metrics", "X-Forwarded-For", "203.0.113.7").statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void cutsAHeadThatHardlyComes() throws IOException {
    try (HirobaProcess server = HirobaProcess.start(folder);
        Socket socket = connect(server.baseUri())) {
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ".getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(DRIP_MILLIS);
      assertThat(dripsUntilEnd(socket)).isLessThan(MOST_DRIPS);
      assertThat(new Http(server.baseUri()).get("-/live").statusCode()).isEqualTo(200);
    }
  }

  private static int dripsUntilEnd(Socket socket) {
    int drips = 0;
    try {
      InputStream in = socket.getInputStream();
      while (drips < MOST_DRIPS && !ended(in)) {
        socket.getOutputStream().write('a');
        drips++;
      }
    } catch (IOException e) {
      // Reset: an end too.
      return drips;
    }
    return drips;
  }

  private static boolean ended(InputStream in) throws IOException {
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private static Socket connect(URI base) throws IOException {
    return new Socket(InetAddress.getByName(base.getHost()), base.getPort());
  }
}
