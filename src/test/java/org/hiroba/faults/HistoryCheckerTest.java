package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker finds each kind of broken history, and nothing in a good one. */
class HistoryCheckerTest {
  private static final String ROOM = "lobby";

  private final Recording recording = new Recording();

  /** Ann posts twice, Bob once; both hear everything. */
  private void tellAGoodHistory() {
    hears("a", 0);
    hears("b", 0);
    sent("a", "ann", "1", "one");
    accepted("a", "ann", "1", 1);
    sent("b", "bob", "1", "two");
    sent("a", "ann", "2", "three");
    accepted("b", "bob", "1", 2);
    accepted("a", "ann", "2", 3);
    for (String connection : List.of("a", "b")) {
      heard(connection, one());
      heard(connection, two());
      heard(connection, three());
    }
    page("ann", one(), two(), three());
    log(one(), two(), three());
    log(one(), two(), three());
    online("a");
    online("b");
  }

  @Test
  void findsNothingInAGoodHistory() {
    tellAGoodHistory();
    assertThat(found()).isEmpty();
  }

  @Test
  void acceptsARetryThatGetsTheSameAnswer() {
    sent("a", "ann", "1", "one");
    closed("a");
    sent("c", "ann", "1", "one");
    accepted("c", "ann", "1", 1);
    sent("c", "ann", "1", "one");
    accepted("c", "ann", "1", 1);
    log(one());
    assertThat(found()).isEmpty();
  }

  @Test
  void acceptsAnUnansweredPostWhetherItIsStoredOrNot() {
    sent("a", "ann", "1", "one");
    sent("a", "ann", "9", "never stored");
    refused("a", "ann", "1", "unavailable");
    closed("a");
    log(one());
    assertThat(found()).isEmpty();
  }

  @Test
  void findsALostPost() {
    sent("a", "ann", "1", "one");
    accepted("a", "ann", "1", 1);
    log();
    assertThat(found()).containsExactly(Invariant.ACKNOWLEDGED_IS_STORED);
  }

  @Test
  void findsAPostWhoseSeqHoldsSomethingElse() {
    sent("a", "ann", "1", "one");
    sent("b", "bob", "1", "two");
    accepted("a", "ann", "1", 2);
    log(one(), two());
    assertThat(found()).containsExactly(Invariant.ACKNOWLEDGED_IS_STORED);
  }

  @Test
  void findsALostEdit() {
    sent("a", "ann", "1", "one");
    accepted("a", "ann", "1", 1);
    edit("a", "ann", "2", 1, "edited");
    accepted("a", "ann", "2", 2);
    log(one());
    assertThat(found()).containsExactly(Invariant.ACKNOWLEDGED_IS_STORED);
  }

  @Test
  void findsAClientIdThatIsStoredTwice() {
    sent("a", "ann", "1", "one");
    log(one(), new Event(ROOM, 2, "message", "ann", "1", 0, "one", "at 2"));
    assertThat(found()).containsExactly(Invariant.NO_ID_TWICE);
  }

  @Test
  void findsTwoAnswersToOneClientId() {
    sent("a", "ann", "1", "one");
    accepted("a", "ann", "1", 1);
    sent("a", "ann", "1", "one");
    accepted("a", "ann", "1", 2);
    sent("b", "bob", "1", "two");
    log(one(), two());
    assertThat(found()).contains(Invariant.ONE_SEQ_PER_ID);
  }

  @Test
  void findsAGap() {
    sent("a", "ann", "1", "one");
    sent("a", "ann", "2", "three");
    log(one(), three());
    assertThat(found()).containsExactly(Invariant.GAPLESS);
  }

  @Test
  void findsALogThatDoesNotBeginWithOne() {
    sent("b", "bob", "1", "two");
    log(two());
    assertThat(found()).containsExactly(Invariant.GAPLESS);
  }

  @Test
  void findsSomebodyWhoHeardAnotherOrder() {
    tellAGoodHistory();
    hears("x", 0);
    heard("x", new Event(ROOM, 1, "message", "bob", "1", 0, "two", "at 2"));
    assertThat(found()).containsExactly(Invariant.ONE_ORDER);
  }

  @Test
  void findsAnEventThatWasHeardAndIsGone() {
    tellAGoodHistory();
    heard("b", new Event(ROOM, 4, "message", "ann", "4", 0, "four", "at 4"));
    assertThat(found()).containsExactly(Invariant.ONE_ORDER);
  }

  @Test
  void findsAHoleADoubleAndAWrongStartOnAConnection() {
    tellAGoodHistory();
    hears("hole", 0);
    heard("hole", one());
    heard("hole", three());
    hears("double", 0);
    heard("double", one());
    heard("double", one());
    hears("start", 1);
    heard("start", three());
    heard("unknown", two());
    heard("unknown", one());
    assertThat(found()).hasSize(4).containsOnly(Invariant.ASCENDING_PER_CONNECTION);
  }

  @Test
  void letsALiveConnectionBeginAnywhereAndGoOnAfterAGap() {
    tellAGoodHistory();
    heard("late", three());
    hears("gap", 0);
    heard("gap", one());
    hears("gap", 2);
    heard("gap", three());
    assertThat(found()).isEmpty();
  }

  @Test
  void findsAPageWithoutTheReadersOwnWrite() {
    tellAGoodHistory();
    page("ann", one(), two());
    page("ann");
    assertThat(found()).hasSize(2).containsOnly(Invariant.READ_YOUR_WRITES);
  }

  @Test
  void findsASendAfterAnAnswerWithASmallerSeq() {
    sent("b", "bob", "1", "two");
    accepted("b", "bob", "1", 2);
    sent("a", "ann", "1", "one");
    accepted("a", "ann", "1", 1);
    log(one(), two());
    assertThat(found()).containsExactly(Invariant.ACK_BEFORE_SEND);
  }

  @Test
  void findsPipelinedPostsInAnotherOrder() {
    sent("a", "ann", "2", "three");
    sent("b", "bob", "1", "two");
    sent("a", "ann", "1", "one");
    accepted("a", "ann", "1", 1);
    accepted("b", "bob", "1", 2);
    accepted("a", "ann", "2", 3);
    log(one(), two(), three());
    assertThat(found()).containsExactly(Invariant.PIPELINE_ORDER);
  }

  @Test
  void findsARefusedPostThatIsStored() {
    sent("a", "ann", "1", "one");
    refused("a", "ann", "1", "bad-request");
    log(one());
    assertThat(found()).containsExactly(Invariant.REFUSED_NEVER_STORED);
  }

  @Test
  void findsTwoReadsThatDisagree() {
    tellAGoodHistory();
    log(one(), two());
    page("bob", one(), three());
    page("bob", one(), new Event(ROOM, 2, "message", "bob", "1", 0, "forged", "at 2"), three());
    assertThat(found()).contains(Invariant.READS_AGREE).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void acceptsAPageThatShowsAnEdit() {
    sent("a", "ann", "1", "one");
    accepted("a", "ann", "1", 1);
    edit("a", "ann", "2", 1, "edited");
    accepted("a", "ann", "2", 2);
    page("ann", new Event(ROOM, 1, "message", "ann", "1", 0, "edited", "at 1"));
    log(one(), new Event(ROOM, 2, "edited", "ann", "", 1, "edited", "at 2"));
    assertThat(found()).isEmpty();
  }

  @Test
  void findsSomebodyWhoIsOnlineAndDidNotHearTheLast() {
    tellAGoodHistory();
    hears("deaf", 2);
    online("deaf");
    hears("gone", 0);
    closed("gone");
    assertThat(found()).containsExactly(Invariant.EVERYBODY_GETS_EVERYTHING);
  }

  @Test
  void findsWhatNobodySentAndWhatWasChanged() {
    sent("a", "ann", "1", "another text");
    log(one(), two());
    assertThat(found()).hasSize(2).containsOnly(Invariant.NOTHING_INVENTED);
  }

  private static Event one() {
    return new Event(ROOM, 1, "message", "ann", "1", 0, "one", "at 1");
  }

  private static Event two() {
    return new Event(ROOM, 2, "message", "bob", "1", 0, "two", "at 2");
  }

  private static Event three() {
    return new Event(ROOM, 3, "message", "ann", "2", 0, "three", "at 3");
  }

  private List<Invariant> found() {
    return HistoryChecker.check(recording.notes()).stream().map(Violation::invariant).toList();
  }

  private void sent(String connection, String user, String id, String text) {
    edit(connection, user, id, 0, text);
  }

  private void edit(String connection, String user, String id, long target, String text) {
    recording.add(step -> new Noted.Sent(step, 0, connection, user, id, ROOM, target, text));
  }

  private void accepted(String connection, String user, String id, long seq) {
    recording.add(step -> new Noted.Accepted(step, 0, connection, user, id, ROOM, seq));
  }

  private void refused(String connection, String user, String id, String code) {
    recording.add(step -> new Noted.Refused(step, connection, user, id, code));
  }

  private void hears(String connection, long from) {
    recording.add(step -> new Noted.Hears(step, connection, ROOM, from));
  }

  private void heard(String connection, Event event) {
    recording.add(step -> new Noted.Heard(step, connection, event));
  }

  private void closed(String connection) {
    recording.add(step -> new Noted.Closed(step, connection, 1006));
  }

  private void online(String connection) {
    recording.add(step -> new Noted.Online(step, connection));
  }

  private void page(String user, Event... messages) {
    // Asked for right before it came.
    recording.add(
        step -> new Noted.Page(step, step, user, ROOM, new ArrayList<>(List.of(messages)), false));
  }

  private void log(Event... events) {
    recording.add(step -> new Noted.Log(step, ROOM, List.of(events)));
  }
}
