package org.hiroba.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpResponse;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Http;

/** Prepares what a test of the page looks at, by the protocol. */
final class Chats {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Chats() {}

  /** Makes a room and returns its id. */
  static String createRoom(ChatClient socket, String name, String kind) {
    return accepted(socket, command("createRoom").put("name", name).put("kind", kind))
        .get("room")
        .asText();
  }

  /** Signs a guest in under a name that others read, which may be anything. */
  static Guest guest(URI base, String displayName) {
    Http http = new Http(base);
    HttpResponse<String> answer =
        http.postJson(
            "api/v1/session",
            JSON.createObjectNode()
                .put("name", Guest.unique("Guest"))
                .put("displayName", displayName)
                .toString());
    assertThat(answer.statusCode()).as("\"%s\": %s", displayName, answer.body()).isEqualTo(200);
    try {
      JsonNode user = JSON.readTree(answer.body()).get("user");
      String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
      return new Guest(http, cookie, user);
    } catch (JsonProcessingException e) {
      throw new AssertionError(displayName + " was answered " + answer.body(), e);
    }
  }

  static void invite(ChatClient socket, String room, String user) {
    accepted(socket, command("invite").put("room", room).put("user", user));
  }

  static void topic(ChatClient socket, String room, String topic) {
    accepted(socket, command("updateRoom").put("room", room).put("topic", topic));
  }

  /** Returns the id of somebody who is signed in under this name. */
  static String userNamed(ChatClient socket, String name) {
    for (JsonNode user : socket.ask(command("users").put("q", name)).get("users")) {
      if (user.get("name").asText().equals(name)) {
        return user.get("id").asText();
      }
    }
    throw new AssertionError("Nobody is called " + name);
  }

  static JsonNode accepted(ChatClient socket, ObjectNode command) {
    JsonNode answer = socket.ask(command);
    if (!answer.get("type").asText().equals("accepted")) {
      throw new AssertionError(command + " was answered " + answer);
    }
    return answer;
  }

  static ObjectNode command(String type) {
    return JSON.createObjectNode().put("type", type);
  }
}
