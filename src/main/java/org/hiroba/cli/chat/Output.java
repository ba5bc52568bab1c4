package org.hiroba.cli.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/**
 * Where a script reads: lines for people, or one JSON object a line. Thread-safe.
 *
 * @param json whether lines for people are left out and objects printed
 */
record Output(PrintWriter out, PrintWriter err, boolean json) {
  /** Prints an object, as JSON only. */
  void object(JsonNode object) {
    if (json) {
      print(out, TerminalText.json(object.toString()));
    }
  }

  /** Prints a line, for people only. */
  void line(String line) {
    if (!json) {
      print(out, line);
    }
  }

  /** Tells people something that is no result. */
  void note(String line) {
    print(err, line);
  }

  /** Tells whether whoever read it has gone. */
  boolean isClosed() {
    return out.checkError();
  }

  private static void print(PrintWriter to, String line) {
    // One write a line: two threads never mix within one.
    to.write(line + "\n");
    to.flush();
  }
}
