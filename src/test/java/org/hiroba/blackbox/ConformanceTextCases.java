package org.hiroba.blackbox;

import static org.hiroba.blackbox.ConformanceCases.cut;
import static org.hiroba.blackbox.ConformanceCases.join;
import static org.hiroba.blackbox.RawWebSocket.CONTINUATION;
import static org.hiroba.blackbox.RawWebSocket.TEXT;
import static org.hiroba.blackbox.RawWebSocket.frame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.hiroba.blackbox.ConformanceCase.Script;

/** Cases about UTF-8 in text messages (RFC 6455 §8.1, RFC 3629). */
final class ConformanceTextCases {
  private static final int NOT_UTF8 = 1007;

  private static final String[] VALID = {
    // A Greek word; the first and last sign of each length; around the surrogates; non-characters.
    "ceba e1bdb9 cf83 cebc ceb5",
    "00",
    "7f",
    "c280",
    "dfbf",
    "e0a080",
    "efbfbf",
    "f0908080",
    "f48fbfbf",
    "ed9fbf",
    "ee8080",
    "efbfbd",
    "efbfbe",
    "f09fbfbe f09fbfbf",
    "f48fbfbe f48fbfbf"
  };

  private static final String[] INVALID = {
    // Continuation bytes alone.
    "80",
    "bf",
    "80bf",
    "80bf80bf80bf80",
    // First bytes without what must follow, before a space and at the end.
    "c020",
    "c220",
    "df20",
    "e020",
    "ef20",
    "f020",
    "f420",
    "c3",
    "e1 80",
    "f1 80 80",
    "ceba e1bd",
    "e0a0 f09080",
    // Bytes that are nowhere in UTF-8.
    "fe",
    "ff",
    "fefeffff",
    "f5808080",
    // Five and six bytes; above U+10FFFF.
    "f888808080",
    "fc8480808080",
    "f4908080",
    "f7bfbfbf",
    // More bytes than needed.
    "c0af",
    "e080af",
    "f08080af",
    "c1bf",
    "e09fbf",
    "f08fbfbf",
    "c080",
    "e08080",
    "f0808080",
    // Surrogates, alone and in pairs.
    "eda080",
    "edadbf",
    "edae80",
    "edafbf",
    "edb080",
    "edbe80",
    "edbfbf",
    "eda080 edb080",
    "edafbf edbfbf",
    // In the middle of good text.
    "ceba e1bdb9 eda080 656469746564"
  };

  private final List<ConformanceCase> cases = new ArrayList<>();

  private ConformanceTextCases() {}

  static List<ConformanceCase> all() {
    ConformanceTextCases made = new ConformanceTextCases();
    made.valid();
    made.invalid();
    made.failFast();
    return made.cases;
  }

  private void add(String name, Supplier<Script> script) {
    cases.add(new ConformanceCase(name, script));
  }

  private void valid() {
    for (String hex : VALID) {
      byte[] bytes = bytes(hex);
      String text = new String(bytes, StandardCharsets.UTF_8);
      add("6.1 valid " + hex, () -> Script.of(frame(TEXT, bytes)).echoes(text));
      add(
          "6.1 valid " + hex + " in fragments of a byte",
          () -> Script.of(cut(TEXT, bytes, 1)).echoes(text));
      add(
          "6.1 valid " + hex + " byte by byte",
          () -> Script.of(frame(TEXT, bytes)).chopped(1).echoes(text));
    }
  }

  private void invalid() {
    for (String hex : INVALID) {
      byte[] bytes = bytes(hex);
      add("6.2 invalid " + hex, () -> Script.of(frame(TEXT, bytes)).closesWith(NOT_UTF8));
      add(
          "6.2 invalid " + hex + " in fragments of a byte",
          () -> Script.of(cut(TEXT, bytes, 1)).closesWith(NOT_UTF8));
    }
  }

  /**
   * The message never ends: whoever waits for its end never answers (§8.1: "when", not "after").
   */
  private void failFast() {
    byte[] good = bytes("ceba e1bdb9 cf83");
    byte[] bad = bytes("f4908080");
    add(
        "6.3 at once, at the end of a fragment",
        () -> Script.of(frame(false, 0, TEXT, join(good, bad))).closesWith(NOT_UTF8));
    add(
        "6.3 at once, in a later fragment",
        () ->
            Script.of(frame(false, 0, TEXT, good), frame(false, 0, CONTINUATION, bad))
                .closesWith(NOT_UTF8));
    // The second byte alone shows it (RFC 3629 §4): above U+10FFFF, a surrogate, more than needed.
    for (String hex : new String[] {"f4 90", "ed a0", "e0 80", "f0 80"}) {
      byte[] two = bytes(hex);
      add(
          "6.3 at once, at the second of " + hex,
          () -> Script.of(frame(false, 0, TEXT, join(good, two))).closesWith(NOT_UTF8));
      add(
          "6.3 at once, at the second of " + hex + " in a later fragment",
          () ->
              Script.of(
                      frame(false, 0, TEXT, join(good, new byte[] {two[0]})),
                      frame(false, 0, CONTINUATION, new byte[] {two[1]}))
                  .closesWith(NOT_UTF8));
      byte[] three = join(two, bytes("80"));
      add(
          "6.3 at once, a byte after " + hex,
          () -> Script.of(frame(false, 0, TEXT, join(good, three))).closesWith(NOT_UTF8));
    }
    for (String hex : new String[] {"80", "c0", "f5", "ff"}) {
      add(
          "6.3 at once, at " + hex,
          () -> Script.of(frame(false, 0, TEXT, join(good, bytes(hex)))).closesWith(NOT_UTF8));
    }
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
