package org.hiroba.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.AccountRole;
import org.hiroba.config.Holder;
import org.hiroba.config.Right;
import org.hiroba.config.RightsSettings;
import org.hiroba.config.SecondFactorMode;
import org.hiroba.feature.account.AccountBook;
import org.hiroba.feature.account.Actor;
import org.hiroba.feature.account.PasswordHashing;
import org.hiroba.feature.account.People;
import org.hiroba.feature.factor.FactorPolicy;
import org.hiroba.feature.profile.DisplayNames;
import org.hiroba.log.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What guests see, what becomes of their sockets when they become one, and rights that are set. */
class GuestsTest {
  private final PasswordHashing hashing = new PasswordHashing(1);
  private Plaza plaza = new Plaza();

  @AfterEach
  void close() {
    plaza.close();
    hashing.close();
  }

  private void reopen(Map<Right, Holder> holders) {
    plaza.close();
    plaza = new Plaza(new RightsSettings(holders, Optional.empty(), Optional.empty()));
  }

  private void make(Client person, AccountRole role) throws Refusal {
    int before = person.events("rights").size();
    new People(
            plaza.writer,
            plaza.store.port(AccountBook.class),
            hashing,
            new DisplayNames(plaza.store.rooms()),
            new FactorPolicy(SecondFactorMode.OPTIONAL, ""))
        .change(
            new Actor(plaza.id("root"), ""),
            person.id(),
            new People.Change(null, null, role, null));
    person.connection.await("rights", event -> person.events("rights").size() > before);
    person.settle();
  }

  private static List<String> names(JsonNode answer, String list, String field) {
    List<String> names = new ArrayList<>();
    answer.path(list).forEach(each -> names.add(each.path(field).asText()));
    return names;
  }

  @Test
  void seeOnlyRoomsIntoWhichSomebodyBroughtThemAndTheirPeople() throws Refusal {
    Client ann = plaza.client("ann");
    Client bob = plaza.client("bob");
    Client gus = plaza.client("gus");
    String open = ann.createRoom("Open", "public");
    String hidden = ann.createRoom("Hidden", "private");
    String brought = bob.createRoom("Brought", "public");
    gus.must("joinRoom", "'room':'" + open + "'");
    gus.awaitRoom(open);
    bob.invite(brought, gus);
    long seq = ann.post(open, "pelican in the open");
    ann.post("lobby", "pelican in the lobby");
    bob.post(brought, "pelican brought");
    gus.must("save", "'room':'" + open + "','target':" + seq + ",'on':true");

    make(gus, AccountRole.GUEST);

    gus.connection.await(
        "the loss of the open room",
        event ->
            event.path("type").asText().equals("roomRemoved")
                && event.path("room").asText().equals(open));
    assertThat(gus.session.rooms()).extracting(Object::toString).containsExactly(brought);
    assertThat(names(gus.ask("rooms", ""), "rooms", "id")).containsExactly(brought);
    assertThat(names(gus.ask("users", ""), "users", "name")).containsExactly("bob", "gus");
    assertThat(names(gus.ask("users", "'q':'ann'"), "users", "name")).isEmpty();
    assertThat(names(gus.ask("search", "'q':'pelican'"), "hits", "room")).containsExactly(brought);
    assertThat(gus.ask("saved", "").path("items")).isEmpty();
    for (String room : List.of("lobby", open, hidden, "nowhere")) {
      JsonNode answer = gus.ask("history", "'room':'" + room + "'");
      assertThat(answer.path("code").asText()).as(room).isEqualTo("not-found");
      assertThat(answer.path("message").asText()).isEqualTo("There is no such room.");
    }
    int before = gus.connection.events().size();
    ann.post("lobby", "not for gus");
    ann.awaitEvent(open, ann.post(open, "nor this"));
    gus.settle();
    assertThat(gus.connection.events().subList(before, gus.connection.events().size()))
        .extracting(event -> event.path("type").asText())
        .containsExactly("pong");
  }

  @Test
  void hearOfProfilesOfTheirPeopleAlone() throws Refusal {
    Client ann = plaza.client("ann");
    Client bob = plaza.client("bob");
    Client gus = plaza.client("gus");
    make(gus, AccountRole.GUEST);
    bob.invite(bob.createRoom("Brought", "private"), gus);
    ann.must("setProfile", "'status':'away from guests'");
    bob.must("setProfile", "'status':'with guests'");
    plaza.tick();
    gus.await("profile");
    assertThat(gus.events("profile"))
        .extracting(event -> event.at("/user/name").asText())
        .containsExactly("bob");
    ann.settle();
    assertThat(ann.events("profile")).hasSize(2);
  }

  @Test
  void areNotToldWhoseNameTheirsLooksLike() throws Refusal {
    plaza.client("ann");
    Client gus = plaza.client("gus");
    make(gus, AccountRole.GUEST);
    JsonNode answer = gus.ask("setProfile", "'displayName':'Ann'");
    assertThat(answer.path("code").asText()).isEqualTo("conflict");
    assertThat(answer.path("message").asText()).doesNotContain("ann").contains("somebody else");
  }

  @Test
  void giveTheirRoomsToTheLongestMemberAndComeBackIntoTheLobby() throws Refusal {
    Client ann = plaza.client("ann");
    Client gus = plaza.client("gus");
    String room = gus.createRoom("Mine", "private");
    gus.invite(room, ann);
    make(gus, AccountRole.GUEST);
    assertThat(Client.outcome(gus.ask("updateRoom", "'room':'" + room + "','topic':'t'")))
        .isEqualTo("forbidden");
    ann.must("updateRoom", "'room':'" + room + "','topic':'t'");
    assertThat(
            Client.outcome(
                ann.ask("updateRoom", "'room':'" + room + "','owner':'" + gus.id() + "'")))
        .isEqualTo("forbidden");
    make(gus, AccountRole.MEMBER);
    gus.awaitRoom("lobby");
    gus.post("lobby", "here again");
    assertThat(gus.ask("rooms", "").path("rooms")).isNotEmpty();
  }

  @Test
  void beginDirectRoomsWithTheirPeopleWhereThatIsLeftToEveryone() throws Refusal {
    reopen(Map.of(Right.DIRECT_ROOMS, Holder.EVERYONE));
    Client ann = plaza.client("ann");
    Client bob = plaza.client("bob");
    Client gus = plaza.client("gus");
    make(gus, AccountRole.GUEST);
    bob.invite(bob.createRoom("Brought", "private"), gus);
    gus.must("openDirect", "'users':['" + bob.id() + "']");
    JsonNode stranger = gus.ask("openDirect", "'users':['" + ann.id() + "']");
    JsonNode nobody = gus.ask("openDirect", "'users':['u-nobody']");
    assertThat(stranger.path("code").asText()).isEqualTo("not-found");
    assertThat(nobody.path("message")).isEqualTo(stranger.path("message"));
    assertThat(gus.ask("users", "").path("users")).hasSize(2);
  }

  @Test
  void openADirectRoomThatIsThereAlready() throws Refusal {
    Client bob = plaza.client("bob");
    Client gus = plaza.client("gus");
    bob.invite(bob.createRoom("Brought", "private"), gus);
    String direct = bob.must("openDirect", "'users':['" + gus.id() + "']").path("room").asText();
    make(gus, AccountRole.GUEST);
    bob.post(direct, "hello");
    gus.awaitRoom(direct);
    assertThat(gus.must("openDirect", "'users':['" + bob.id() + "']").path("room").asText())
        .isEqualTo(direct);
    gus.post(direct, "hello bob");
  }

  @Test
  void leaveTheLobbyAndAreRemovedFromItByAdministrators() throws Refusal {
    Client root = plaza.client("root");
    Client ann = plaza.client("ann");
    Client gus = plaza.client("gus");
    make(root, AccountRole.ADMIN);
    make(gus, AccountRole.GUEST);
    ann.must("invite", "'room':'lobby','user':'" + gus.id() + "'");
    gus.must("leaveRoom", "'room':'lobby'");
    ann.must("invite", "'room':'lobby','user':'" + gus.id() + "'");
    String remove = "'room':'lobby','user':'" + gus.id() + "'";
    assertThat(Client.outcome(ann.ask("remove", remove))).isEqualTo("forbidden");
    root.must("remove", remove);
    assertThat(Client.outcome(gus.ask("history", "'room':'lobby'"))).isEqualTo("not-found");
    assertThat(Client.outcome(root.ask("remove", "'room':'lobby','user':'" + ann.id() + "'")))
        .isEqualTo("forbidden");
  }

  @Test
  void rightsAreLeftToWhomTheSettingsSay() throws Refusal {
    reopen(
        Map.of(
            Right.PUBLIC_ROOMS, Holder.ADMINS,
            Right.PRIVATE_ROOMS, Holder.NOBODY,
            Right.ADD_PEOPLE, Holder.OWNERS,
            Right.CALL_ALL, Holder.OWNERS,
            Right.DELETE_OTHERS, Holder.ADMINS));
    Client root = plaza.client("root");
    Client bob = plaza.client("bob");
    Client cat = plaza.client("cat");
    make(root, AccountRole.ADMIN);
    JsonNode refused = bob.ask("createRoom", "'name':'X','kind':'public'");
    assertThat(refused.path("code").asText()).isEqualTo("forbidden");
    assertThat(refused.path("message").asText()).contains("Only administrators");
    assertThat(root.ask("createRoom", "'name':'X','kind':'private'").path("message").asText())
        .startsWith("Nobody");
    String room = root.createRoom("Town", "public");
    bob.must("joinRoom", "'room':'" + room + "'");
    String invite = "'room':'" + room + "','user':'" + cat.id() + "'";
    assertThat(Client.outcome(bob.ask("invite", invite))).isEqualTo("forbidden");
    String call = "'room':'" + room + "','text':'@room hello'";
    assertThat(bob.ask("post", call).path("message").asText()).contains("Only owners");
    long plain = bob.post(room, "hello");
    assertThat(
            Client.outcome(
                bob.ask("edit", "'room':'" + room + "','target':" + plain + ",'text':'@here x'")))
        .isEqualTo("forbidden");
    root.must("invite", invite);
    root.must("updateRoom", "'room':'" + room + "','owner':'" + bob.id() + "'");
    bob.must("post", call);
    long his = root.post(room, "mine");
    String delete = "'room':'" + room + "','target':" + his;
    assertThat(Client.outcome(bob.ask("delete", delete))).isEqualTo("forbidden");
    root.must("delete", "'room':'" + room + "','target':" + plain);
  }

  @Test
  void ownMessagesAreEditedAndDeletedForAsLongAsTheSettingsSay() {
    plaza.close();
    plaza =
        new Plaza(
            new RightsSettings(
                Map.of(), Optional.of(Duration.ofMinutes(5)), Optional.of(Duration.ofMinutes(1))));
    Client ann = plaza.client("ann");
    long seq = ann.post("lobby", "first");
    String target = "'room':'lobby','target':" + seq;
    plaza.clock.move(Duration.ofMinutes(1));
    long other = ann.post("lobby", "second");
    ann.must("edit", target + ",'text':'at one minute'");
    plaza.clock.move(Duration.ofMillis(1));
    assertThat(ann.ask("delete", target).path("message").asText()).contains("for 1 minute only");
    ann.must("delete", "'room':'lobby','target':" + other);
    plaza.clock.move(Duration.ofMinutes(4));
    JsonNode late = ann.ask("edit", target + ",'text':'too late'");
    assertThat(Client.outcome(late)).isEqualTo("forbidden");
    assertThat(late.path("message").asText()).contains("for 5 minutes only");
  }

  @Test
  void zeroMinutesAreNever() {
    plaza.close();
    plaza =
        new Plaza(
            new RightsSettings(Map.of(), Optional.of(Duration.ZERO), Optional.of(Duration.ZERO)));
    Client ann = plaza.client("ann");
    String target = "'room':'lobby','target':" + ann.post("lobby", "first");
    assertThat(Client.outcome(ann.ask("edit", target + ",'text':'x'"))).isEqualTo("forbidden");
    assertThat(Client.outcome(ann.ask("delete", target))).isEqualTo("forbidden");
  }

  @Test
  void announcementsAreToldAndTakenBack() throws Refusal {
    Client ann = plaza.client("ann");
    Client bob = plaza.client("bob");
    String room = ann.createRoom("News", "public");
    ann.invite(room, bob);
    long old = bob.post(room, "before");
    ann.must("updateRoom", "'room':'" + room + "','posting':'owners'");
    JsonNode told = bob.await("roomUpdated");
    assertThat(told.path("posting").asText()).isEqualTo("owners");
    assertThat(bob.ask("post", "'room':'" + room + "','text':'x'").path("message").asText())
        .contains("announcements");
    bob.must("react", "'room':'" + room + "','target':" + old + ",'emoji':'👍','on':true");
    bob.must("delete", "'room':'" + room + "','target':" + old);
    JsonNode welcome = plaza.connect("bob").hello("");
    assertThat(names(welcome, "rooms", "posting")).contains("owners");
    ann.must("updateRoom", "'room':'" + room + "','posting':'members'");
    bob.post(room, "after");
    assertThat(Client.outcome(bob.ask("updateRoom", "'room':'" + room + "','posting':'all'")))
        .isEqualTo("bad-request");
  }
}
