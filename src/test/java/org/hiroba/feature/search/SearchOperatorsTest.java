package org.hiroba.feature.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hiroba.account.Reach;
import org.hiroba.account.Scope;
import org.hiroba.account.TokenHash;
import org.hiroba.command.Client;
import org.hiroba.command.Plaza;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code q} of {@code search} understands besides words. */
class SearchOperatorsTest {
  private final Plaza plaza = new Plaza();
  private final Client ann = plaza.client("ann");
  private final Client mei = plaza.client("mei");

  @AfterEach
  void close() {
    plaza.close();
  }

  /** Client writes quotes as apostrophes, so that those of the query are the curly ones. */
  private List<String> found(String query) {
    return found(ann, query, "");
  }

  private static List<String> found(Client who, String query, String more) {
    JsonNode answer = who.ask("search", "'q':'" + query + "'" + more);
    assertThat(answer.path("type").asText()).as(answer.toString()).isEqualTo("results");
    List<String> texts = new ArrayList<>();
    answer.path("hits").forEach(hit -> texts.add(hit.path("snippet").asText()));
    return texts;
  }

  @Test
  void findsWhatSomebodySaid() {
    mei.must("setProfile", "'displayName':'Mei Lin 佐藤','reading':'さとう'");
    mei.post("lobby", "the plan of mei");
    ann.post("lobby", "the plan of ann");

    for (String name : List.of("mei", "MEI", "@mei", "“Mei Lin 佐藤”", "さとう", "サトウ", "佐藤")) {
      assertThat(found("plan from:" + name)).as(name).containsExactly("the plan of mei");
    }
    assertThat(found("from：mei")).containsExactly("the plan of mei");
    assertThat(found("from:me")).containsExactly("the plan of ann");
    assertThat(found("from:me from:mei plan")).hasSize(2);
    assertThat(found(mei, "from:me", "")).containsExactly("the plan of mei");
    assertThat(found("from:me -plan")).isEmpty();
    assertThat(found("-ann")).isEmpty();
    assertThat(found("from:mei from:me -ann")).containsExactly("the plan of mei");
  }

  @Test
  void meansWhoIsCalledSoBeforeWhoseNameHoldsIt() {
    plaza.client("meike").post("lobby", "the plan of meike");
    mei.post("lobby", "the plan of mei");

    assertThat(found("from:mei")).containsExactly("the plan of mei");
    assertThat(found("from:meik")).containsExactly("the plan of meike");
  }

  @Test
  void findsWhatWasSaidInARoom() {
    String room = ann.createRoom("Café Zwei", "private");
    ann.createRoom("Empty", "private");
    ann.post(room, "plan here");
    ann.post("lobby", "plan there");

    assertThat(found("plan in:lobby")).containsExactly("plan there");
    assertThat(found("plan in:#Lobby")).containsExactly("plan there");
    assertThat(found("in:“cafe zwei”")).containsExactly("plan here");
    assertThat(found("in:zwei")).containsExactly("plan here");
    assertThat(found("plan in:zwei in:lobby")).hasSize(2);
    assertThat(found("plan in:empty")).isEmpty();
    assertThat(Client.outcome(mei.ask("search", "'q':'in:zwei'"))).isEqualTo("bad-request");
  }

  @Test
  void findsWhatWasSaidInOnesOwnDirectRooms() {
    mei.must("setProfile", "'displayName':'Mei Lin 佐藤','reading':'さとう'");
    String direct = ann.must("openDirect", "'users':['" + mei.id() + "']").get("room").asText();
    String room = ann.createRoom("Mei and others", "private");
    ann.post(direct, "plan between us");
    ann.post(room, "plan of the room");
    Client eve = plaza.client("eve");

    for (String name : List.of("@mei", "“@Mei Lin 佐藤”", "@サトウ", "@佐藤", "佐藤")) {
      assertThat(found("plan in:" + name)).as(name).containsExactly("plan between us");
    }
    assertThat(found("plan in:mei")).containsExactly("plan of the room");
    assertThat(found("plan in:@mei in:“mei and others”")).hasSize(2);
    for (String nobody : List.of("@eve", "@ann", "#佐藤")) {
      assertThat(Client.outcome(ann.ask("search", "'q':'in:" + nobody + "'")))
          .isEqualTo("bad-request");
    }
    assertThat(Client.outcome(eve.ask("search", "'q':'in:@mei'"))).isEqualTo("bad-request");
  }

  @Test
  void findsWhatWasSaidOnADayOfTheCaller() {
    ann.post("lobby", "at noon in utc");
    plaza.clock.move(Duration.ofHours(4));
    ann.post("lobby", "at one in the night in tokyo");

    String tokyo = ",'zone':'Asia/Tokyo'";
    assertThat(found(ann, "on:2026-11-21", "")).hasSize(2);
    assertThat(found(ann, "on:2026-11-21", tokyo)).containsExactly("at noon in utc");
    assertThat(found(ann, "on:2026/11/22", tokyo)).containsExactly("at one in the night in tokyo");
    assertThat(found(ann, "after:2026-11-22", tokyo))
        .containsExactly("at one in the night in tokyo");
    assertThat(found(ann, "before:2026-11-22", tokyo)).containsExactly("at noon in utc");
    assertThat(found(ann, "on:today", tokyo)).containsExactly("at one in the night in tokyo");
    assertThat(found(ann, "on:昨日", tokyo)).containsExactly("at noon in utc");
    assertThat(found(ann, "on:2026-11", "")).hasSize(2);
    assertThat(found(ann, "on:2026", "")).hasSize(2);
    assertThat(found(ann, "before:2026", "")).isEmpty();
    assertThat(found(ann, "after:2027", "")).isEmpty();
    assertThat(found(ann, "after:2026-11-22 before:2026-11-21", "")).isEmpty();
    ann.must("setProfile", "'timeZone':'Asia/Tokyo'");
    assertThat(found(ann, "on:2026-11-21", "")).containsExactly("at noon in utc");
  }

  @Test
  void findsWhatHasALinkOrCode() {
    ann.post("lobby", "see https://example.org/x");
    ann.post("lobby", "run `make`");
    ann.post("lobby", "neither `nor");

    assertThat(found("has:link")).containsExactly("see https://example.org/x");
    assertThat(found("has:code")).containsExactly("run `make`");
    assertThat(found("has:code has:link")).isEmpty();
    assertThat(found("see has:link from:me in:lobby")).hasSize(1);
  }

  @Test
  void findsWhatIsPinnedOrSaved() {
    long pinned = ann.post("lobby", "plan one");
    long saved = ann.post("lobby", "plan two");
    long both = ann.post("lobby", "plan three");
    ann.post("lobby", "plan four");
    for (long seq : List.of(pinned, both)) {
      ann.must("pin", "'room':'lobby','target':" + seq + ",'on':true");
    }
    for (long seq : List.of(saved, both)) {
      ann.must("save", "'room':'lobby','target':" + seq + ",'on':true");
    }

    assertThat(found("is:pinned")).containsExactly("plan three", "plan one");
    assertThat(found("is:saved")).containsExactly("plan three", "plan two");
    assertThat(found("is:saved is:pinned")).containsExactly("plan three");
    assertThat(found("one is:pinned")).containsExactly("plan one");
    assertThat(found("is:pinned from:mei")).isEmpty();
    assertThat(found(mei, "is:saved", "")).isEmpty();
    assertThat(found(mei, "is:pinned -three", "")).containsExactly("plan one");

    JsonNode first = ann.ask("search", "'q':'is:pinned','limit':1");
    assertThat(first.path("hits")).hasSize(1);
    String cursor = first.path("cursor").asText();
    JsonNode second = ann.ask("search", "'q':'is:pinned','limit':1,'cursor':'" + cursor + "'");
    assertThat(second.path("hits").path(0).path("seq").asLong()).isEqualTo(pinned);
    assertThat(second.has("cursor")).isFalse();
  }

  @Test
  void pagesWithoutAWord() {
    List<Long> posted = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      posted.add(0, ann.post("lobby", "number " + i));
    }

    List<Long> met = new ArrayList<>();
    String cursor = "";
    do {
      String at = cursor.isEmpty() ? "" : ",'cursor':'" + cursor + "'";
      JsonNode page = ann.ask("search", "'q':'from:me','limit':3" + at);
      page.path("hits").forEach(hit -> met.add(hit.path("seq").asLong()));
      cursor = page.path("cursor").asText();
    } while (!cursor.isEmpty());

    assertThat(met).isEqualTo(posted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          from:             | from:me
          from:nobody       | nobody is called
          from:“”           | from:me
          in:               | in:lobby
          in:nowhere        | none is called
          before:           | 2026-11-21
          before:soon       | yesterday
          on:2026-02-30     | 2026-11-21
          on:21.11.2026     | 2026-11-21
          on:99999          | 2026-11-21
          on:２０２６       | 2026-11-21
          after:2026-11-21-1| 2026-11-21
          has:              | link or code or file or image
          has:wings         | link or code or file or image
          is:thread         | not there yet
          is:               | pinned or saved
          is:new            | pinned or saved
          -from:mei         | keeps words away
          """)
  void saysWhatAnOperatorTakes(String query, String said) {
    JsonNode answer = ann.ask("search", "'q':'plan " + query + "'");

    assertThat(Client.outcome(answer)).isEqualTo("bad-request");
    assertThat(answer.path("message").asText()).contains(said);
  }

  @Test
  void takesForWordsWhatIsNoOperator() {
    ann.post("lobby", "see http://mei.example and note: this, from : here");

    assertThat(found("http://mei.example")).hasSize(1);
    assertThat(found("note:")).hasSize(1);
    assertThat(found("“from : here”")).hasSize(1);
    assertThat(found("“note: this from”")).hasSize(1);
    assertThat(found("xfrom:mei")).isEmpty();
  }

  @Test
  void marksWhatWasFound() {
    ann.post("lobby", "x ".repeat(60) + "im Café Zwei");

    JsonNode hit = ann.ask("search", "'q':'cafe from:me'").path("hits").path(0);

    assertThat(hit.path("snippet").asText()).isEqualTo("…Café Zwei");
    assertThat(hit.path("marks").toString()).isEqualTo("[[1,4]]");
  }

  @Test
  void showsATokenOfOneRoomNothingOfOthers() {
    String room = mei.createRoom("Square", "private");
    mei.post(room, "plan one");
    mei.post("lobby", "plan two");
    Client program =
        plaza.connectWith(
            plaza.signedIn("mei").user(),
            TokenHash.of("program"),
            new Reach(Scope.READ, Set.of(room), null));
    program.hello("");

    assertThat(found(program, "from:me", "")).containsExactly("plan one");
    assertThat(Client.outcome(program.ask("search", "'q':'in:lobby'"))).isEqualTo("bad-request");
    assertThat(Client.outcome(program.ask("search", "'q':'from:ann'"))).isEqualTo("bad-request");
  }
}
