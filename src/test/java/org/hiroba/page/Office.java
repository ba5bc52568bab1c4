package org.hiroba.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Json;

/** A company that has been at work for a while: what a page looks like on an ordinary day. */
final class Office implements AutoCloseable {
  private static final String LOBBY = "lobby";
  private static final String[][] ROOMS = {
    {"Design", "Screens, words, colours"},
    {"Operations", "Deploys, alerts, on call"},
    {"Release 2026.12", "What goes in, what waits"},
    {"東京オフィス", "総務・お知らせ"},
    {"雑談", "なんでもどうぞ"},
    {"Payroll and travel expenses questions", ""},
    {"Onboarding", "Start here"},
    {"Security reviews", "Tuesdays at ten"},
    {"経理", ""},
    {"Running", ""},
  };

  private static final List<String> REQUESTS =
      List.of(
          "can you watch `-/ready` while Ben deploys?",
          "会議室の予約をお願いできますか?",
          "the slides are in the shared folder, have a look when you can.",
          "来週の当番を確認してください 🙏",
          "thanks, that was quick!");

  private final Map<String, ChatClient> people = new LinkedHashMap<>();
  private final Map<String, String> rooms = new LinkedHashMap<>();
  private int welcomed;

  /** Lets six people come in and talk. */
  Office(URI server) {
    for (String name :
        List.of("Ben Ortega", "佐藤 愛子", "Kim", "Lena Vogt", "田中 健", "Amara Okafor-Lindqvist")) {
      people.put(name, Guest.signIn(server, name).connect());
    }
    for (String[] room : ROOMS) {
      ObjectNode create = command("createRoom").put("name", room[0]).put("kind", "public");
      if (!room[1].isEmpty()) {
        create.put("topic", room[1]);
      }
      rooms.put(room[0], by("Ben Ortega", create).get("room").asText());
    }
    talk();
  }

  private void talk() {
    say("Ben Ortega", "Good morning! The **new release** goes out at 10:00. Notes: `CHANGES.md`.");
    say("Ben Ortega", "Payara first, then the two WildFly nodes.");
    long understood = say("佐藤 愛子", "おはようございます。了解しました。デプロイ後に画面を確認します。");
    react("Ben Ortega", understood, "👍");
    react("Kim", understood, "👍");
    react("Lena Vogt", understood, "🙏");
    long question =
        say(
            "Kim",
            "Is the firewall rule for the daytime port in place? I get:\n\n```sh\n$ nc"
                + " chat.example 7777\nSaturday, November 21, 2026 07:06:00-UTC\n```");
    by("Ben Ortega", post("It is. The check is small:").put("replyTo", question));
    say(
        "Ben Ortega",
        "```java\n// RFC 867 needs no request.\nstatic boolean open(String host, int"
            + " port) {\n  try (var socket = new Socket()) {\n    socket.connect(new"
            + " InetSocketAddress(host, port), 1_000);\n    return true;\n  } catch (IOException e)"
            + " {\n    return false;\n  }\n}\n```");
    long expenses = say("Lena Vogt", "Travel expences are due on **Friday**.");
    by(
        "Lena Vogt",
        aim("edit", expenses)
            .put(
                "text",
                "Travel expenses are due on **Friday**: https://intranet.example/expenses"));
    say("田中 健", "金曜までですね。3 階の会議室で 15:00 から説明会もあります。\n\n1. 申請の流れ\n2. よくある間違い\n3. 質疑応答");
    long wrong = say("Amara Okafor-Lindqvist", "(wrong room)");
    by("Amara Okafor-Lindqvist", aim("delete", wrong));
    say(
        "Amara Okafor-Lindqvist",
        "| Node | Version | Ready |\n|---|---|---|\n| chat-1 | 2026.12 |"
            + " ✅ |\n| chat-2 | 2026.11 | ⏳ |");
    long done = say("佐藤 愛子", "> Payara first, then the two WildFly nodes.\n\nPayara は完了しました ✨");
    react("田中 健", done, "🎉");
    by("Ben Ortega", aim("pin", understood).put("on", true));
    by("Kim", command("setProfile").put("status", "📅 In a meeting"));
    by("佐藤 愛子", command("setProfile").put("status", "🍱 昼休み"));
  }

  /** Makes a newcomer feel at home: seven rooms, mentions, a direct message. */
  void welcome(String id, String name) {
    List<String> theirs = new ArrayList<>(rooms.keySet()).subList(0, 7);
    for (String room : theirs) {
      by("Ben Ortega", command("invite").put("room", rooms.get(room)).put("user", id));
    }
    String request = REQUESTS.get(welcomed % REQUESTS.size());
    String asking = List.copyOf(people.keySet()).get((welcomed + 2) % people.size());
    welcomed++;
    by(asking, mentioning(post("@" + name + " " + request), id));
    ObjectNode news = post("Two screens are new, please look.");
    by("Ben Ortega", news.put("room", rooms.get("Design")));
    ObjectNode release = mentioning(post("@" + name + " one question about the notes"), id);
    by("Ben Ortega", release.put("room", rooms.get("Release 2026.12")));
    ObjectNode direct = command("openDirect");
    direct.putArray("users").add(id);
    String room = by("佐藤 愛子", direct).get("room").asText();
    by("佐藤 愛子", post("明日の会議、10 時で大丈夫ですか?").put("room", room));
  }

  private long say(String name, String text) {
    return by(name, post(text)).get("seq").asLong();
  }

  private void react(String name, long target, String emoji) {
    by(name, aim("react", target).put("emoji", emoji).put("on", true));
  }

  private JsonNode by(String name, ObjectNode command) {
    JsonNode answer = people.get(name).ask(command);
    if (!answer.path("type").asText().equals("accepted")) {
      throw new AssertionError(command + " → " + answer);
    }
    return answer;
  }

  private static ObjectNode mentioning(ObjectNode post, String id) {
    post.putArray("mentions").add(id);
    return post;
  }

  private static ObjectNode post(String text) {
    return command("post").put("room", LOBBY).put("text", text);
  }

  private static ObjectNode aim(String type, long target) {
    return command(type).put("room", LOBBY).put("target", target);
  }

  private static ObjectNode command(String type) {
    return Json.MAPPER.createObjectNode().put("type", type);
  }

  @Override
  public void close() {
    people.values().forEach(ChatClient::close);
  }
}
