package org.hiroba.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Http;

/**
 * What a person leaves in the chat before a redeployment and wants to find after it.
 *
 * @param cookie the sign-in
 * @param seq number of the message in the lobby
 * @param text of the message
 */
record KeptThings(String cookie, long seq, String text) {
  /** Signs in and posts. */
  static KeptThings leave(URI base) {
    Guest guest = Guest.signIn(base, Guest.unique("keeper"));
    String text = "kept " + ChatClient.newId();
    try (ChatClient client = guest.connect()) {
      long seq = client.awaitAnswer(client.post("lobby", text)).get("seq").asLong();
      return new KeptThings(guest.cookie(), seq, text);
    }
  }

  /** Finds the sign-in still valid and the message still there. */
  void find(URI base) {
    Http http = new Http(base);
    assertThat(http.get("api/v1/session", "Cookie", cookie).statusCode()).isEqualTo(200);
    HttpResponse<String> page =
        http.get("api/v1/rooms/lobby/messages?around=" + seq, "Cookie", cookie);
    assertThat(page.body()).contains(text);
  }
}
