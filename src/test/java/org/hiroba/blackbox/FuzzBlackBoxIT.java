package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hiroba.fuzz.CommandGrammar;
import org.hiroba.fuzz.Fuzz;
import org.hiroba.fuzz.Mutator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Odd requests, handshakes and frames at a server: whatever comes, nobody is told 500 or {@code
 * internal}, each connection is answered or ended, and the next is served.
 */
class FuzzBlackBoxIT {
  private static final int REQUESTS = 300;
  private static final int CONVERSATIONS = 60;
  private static final int MOST_FRAMES = 25;
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int OK = 200;

  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  private static byte[] request(Mutator mutator, String cookie) {
    String body =
        mutator.pick(
            List.of(
                "{\"name\":\"x\"}",
                "{\"name\":\"" + mutator.text(3).replace("\"", "") + "\"}",
                "name=x&csrf=y",
                mutator.text(20)));
    byte[] bodyBytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        mutator.pick(List.of("GET", "POST", "POST", "DELETE", "HEAD", "PUT"))
            + " "
            + SERVER.baseUri().getPath()
            + mutator.pick(
                List.of(
                    "api/v1/session",
                    "api/v1/tokens",
                    "api/v1/rooms/lobby/messages?limit=5",
                    "api/v1/diagnostics/request",
                    "sign-in",
                    "post",
                    "?room=lobby",
                    "js/main.js",
                    "-/live",
                    "ws/chat",
                    "%2e%2e/" + mutator.below(99)))
            + " HTTP/1.1\r\nHost: "
            + SERVER.baseUri().getAuthority()
            + "\r\nConnection: close\r\nContent-Type: "
            + mutator.pick(
                List.of("application/json", "application/x-www-form-urlencoded", "text/plain;a=\""))
            + "\r\n"
            + (mutator.oneIn(2) ? "Cookie: " + cookie + "\r\n" : "")
            + (mutator.oneIn(4) ? "Range: bytes=" + mutator.below(9) + "-,3-\r\n" : "")
            + (mutator.oneIn(4)
                ? "Accept-Language: " + ";q=,".repeat(mutator.below(9)) + "\r\n"
                : "")
            + "Content-Length: "
            + bodyBytes.length
            + "\r\n\r\n";
    byte[] headBytes = head.getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[headBytes.length + bodyBytes.length];
    System.arraycopy(headBytes, 0, all, 0, headBytes.length);
    System.arraycopy(bodyBytes, 0, all, headBytes.length, bodyBytes.length);
    return mutator.oneIn(3) ? all : mutator.mutate(all);
  }

  @Test
  void answersOrEndsAnyRequestAndNeverWith500() {
    String cookie = SERVER.guest("fuzz").cookie();
    Fuzz.rounds(
        REQUESTS,
        mutator -> {
          byte[] request = request(mutator, cookie);
          try (Socket socket =
              new Socket(
                  InetAddress.getByName(SERVER.baseUri().getHost()), SERVER.baseUri().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            // What was cut short has its end now.
            socket.shutdownOutput();
            String answer = answer(socket.getInputStream());
            assertThat(answer)
                .as("to %s", Fuzz.shown(request))
                .doesNotContain("\tat org.hiroba")
                .matches(whole -> !isOurs500(whole), "no 500 of the application");
          } catch (SocketTimeoutException e) {
            throw new AssertionError("neither answered nor ended: " + Fuzz.shown(request), e);
          } catch (SocketException e) {
            // Reset: an end, too.
            return;
          }
        });
    assertThat(SERVER.http().get("-/live").statusCode()).isEqualTo(OK);
  }

  private static String answer(InputStream in) throws IOException {
    return new String(in.readNBytes(8_192), StandardCharsets.ISO_8859_1);
  }

  private static byte[] frames(Mutator mutator, CommandGrammar grammar) {
    int opcode = mutator.oneIn(8) ? mutator.below(16) : RawWebSocket.TEXT;
    byte[] payload =
        mutator.oneIn(8)
            ? mutator.bytes(300)
            : grammar.command(mutator).getBytes(StandardCharsets.UTF_8);
    boolean fin = !mutator.oneIn(12);
    byte[] frame =
        RawWebSocket.frame(fin, mutator.oneIn(30) ? mutator.below(8) : 0, opcode, payload);
    return mutator.oneIn(6) ? mutator.mutate(frame) : frame;
  }

  @Test
  void takesAnyFramesOrClosesAndNeverSaysInternal() throws IOException {
    Guest guest = SERVER.guest("fuzz");
    CommandGrammar grammar =
        new CommandGrammar(
            List.of(
                "post",
                "edit",
                "delete",
                "react",
                "read",
                "typing",
                "presence",
                "rooms",
                "users",
                "history",
                "search",
                "ping",
                "versions",
                "saved",
                "mentions",
                "pins",
                "hello"),
            List.of("lobby", "nowhere"),
            List.of(guest.id(), "nobody"));
    Fuzz.rounds(
        CONVERSATIONS,
        mutator -> {
          byte[] last = {};
          try (RawWebSocket socket = RawWebSocket.open(SERVER.baseUri(), guest, 0)) {
            socket.hello();
            for (int i = mutator.below(MOST_FRAMES); i >= 0; i--) {
              last = frames(mutator, grammar);
              socket.write(last);
            }
            socket.sayGoodbye();
            requireNoInternalError(socket, last);
          } catch (SocketTimeoutException e) {
            throw new AssertionError("does not end after " + Fuzz.shown(last), e);
          } catch (IOException e) {
            // Closed for what came before.
            return;
          }
        });
    try (ChatClient client = SERVER.guest("after").connect()) {
      String text = "after the fuzz " + ChatClient.newId();
      client.post("lobby", text);
      client.awaitMessage(text);
    }
  }

  /** Reads to the end: a frame that was cut short swallows the goodbye, so it may be a while. */
  private static void requireNoInternalError(RawWebSocket socket, byte[] last) throws IOException {
    for (int i = 0; i < 10_000 && socket.isReadable(1_000); i++) {
      RawWebSocket.Frame frame = socket.readWhole();
      assertThat(new String(frame.payload(), StandardCharsets.UTF_8))
          .as("after %s", Fuzz.shown(last))
          .doesNotContain("\"internal\"");
      if (frame.opcode() == RawWebSocket.CLOSE) {
        return;
      }
    }
  }

  /**
   * Undertow answers some broken heads with a bare 500 before any application sees them; all that
   * comes to the application has its security headers.
   */
  private static boolean isOurs500(String answer) {
    return answer.startsWith("HTTP/1.1 500") && answer.contains("X-Content-Type-Options");
  }
}
