package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Daytime and echo, started by the startup bean, and what {@code -/metrics} tells of them. */
class NetworkServicesBlackBoxIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  private static final String DAYTIME = "[A-Z][a-z]+, [A-Z][a-z]+ \\d+, \\d{4} [\\d:]{8}-UTC\r\n";
  private static final int PATIENCE_MILLIS = 30_000;

  @Test
  void daytimeOverTcpSendsTheTime() throws IOException {
    double before = answered("daytime-tcp");
    try (Socket socket = connect("daytime-tcp")) {
      socket.getOutputStream().write("HEAD / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .matches(DAYTIME);
    }
    assertThat(answered("daytime-tcp")).isGreaterThan(before);
  }

  @Test
  void echoOverTcpSendsBackWhatItGets() throws IOException {
    double before = answered("echo-tcp");
    byte[] sent = {0, 1, -1, '\r', '\n'};
    try (Socket socket = connect("echo-tcp")) {
      socket.getOutputStream().write(sent);
      socket.shutdownOutput();
      assertThat(socket.getInputStream().readAllBytes()).isEqualTo(sent);
    }
    assertThat(answered("echo-tcp")).isGreaterThan(before);
  }

  @Test
  void daytimeAndEchoAnswerDatagrams() throws IOException {
    assertThat(ask("daytime-udp", "anything")).matches(DAYTIME);
    assertThat(ask("echo-udp", "whole")).isEqualTo("whole");
  }

  @ParameterizedTest
  @ValueSource(strings = {"daytime-tcp", "daytime-udp", "echo-tcp", "echo-udp"})
  void everyListenerHasACheckOnLoopbackAndItsMeters(String listener) {
    JsonNode check = check(listener);
    assertThat(check.get("status").asText()).isEqualTo("UP");
    assertThat(check.at("/data/address").asText()).isEqualTo("127.0.0.1");
    assertThat(SERVER.http().get("-/metrics").body())
        .contains(
            "hiroba_net_answered_total{listener=\"" + listener + "\"}",
            "hiroba_net_sent_bytes_total{listener=\"" + listener + "\"}",
            "hiroba_net_open_connections{listener=\"" + listener + "\"}");
  }

  private static Socket connect(String listener) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(listener));
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static String ask(String listener, String question) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      byte[] bytes = question.getBytes(StandardCharsets.US_ASCII);
      socket.send(
          new DatagramPacket(
              bytes, bytes.length, InetAddress.getLoopbackAddress(), port(listener)));
      DatagramPacket answer = new DatagramPacket(new byte[1_500], 1_500);
      socket.receive(answer);
      return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII);
    }
  }

  private static int port(String listener) {
    return check(listener).at("/data/port").asInt();
  }

  private static JsonNode check(String listener) {
    JsonNode checks = Json.parse(SERVER.http().get("-/ready").body()).get("checks");
    return StreamSupport.stream(checks.spliterator(), false)
        .filter(check -> check.get("name").asText().equals(listener))
        .findFirst()
        .orElseThrow();
  }

  private static double answered(String listener) {
    String start = "hiroba_net_answered_total{listener=\"" + listener + "\"} ";
    return SERVER
        .http()
        .get("-/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
        .sum();
  }
}
