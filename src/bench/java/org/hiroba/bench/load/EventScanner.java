package org.hiroba.bench.load;

/**
 * Walks through a JSON array of objects without making objects of its own. Knows as much of JSON as
 * it takes to find the members of the outermost objects; keys have no escapes. Reused; used by one
 * thread.
 */
final class EventScanner {
  private byte[] data = new byte[0];
  private int at;
  private int end;
  private int nameFrom;
  private int nameTo;
  private int valueFrom;
  private int valueTo;

  /** Starts at the array in these bytes. */
  void start(byte[] bytes, int from, int to) {
    data = bytes;
    at = from;
    end = to;
    expect('[');
  }

  /** Enters the next object; false at the end of the array. */
  boolean nextObject() {
    byte next = peek();
    if (next == ',') {
      at++;
      next = peek();
    }
    if (next == ']') {
      return false;
    }
    expect('{');
    return true;
  }

  /** Goes to the next member; false at the end of the object. */
  boolean nextMember() {
    byte next = peek();
    if (next == ',') {
      at++;
      next = peek();
    }
    if (next == '}') {
      at++;
      return false;
    }
    skipString();
    nameFrom = valueFrom;
    nameTo = valueTo;
    expect(':');
    skipValue();
    return true;
  }

  /** Tells whether the member has this name. */
  boolean isNamed(byte[] name) {
    return java.util.Arrays.equals(data, nameFrom, nameTo, name, 0, name.length);
  }

  /** Tells whether the value is this string. */
  boolean isValue(byte[] value) {
    return java.util.Arrays.equals(data, valueFrom, valueTo, value, 0, value.length);
  }

  /** Returns where the value begins; that of a string, within its quotes. */
  int valueFrom() {
    return valueFrom;
  }

  /** Returns where the value ends. */
  int valueTo() {
    return valueTo;
  }

  /** Returns the value, which is a number that is not negative. */
  long number() {
    long number = 0;
    for (int i = valueFrom; i < valueTo; i++) {
      if (data[i] < '0' || data[i] > '9') {
        throw broken();
      }
      number = number * 10 + data[i] - '0';
    }
    return number;
  }

  private void skipValue() {
    byte first = peek();
    if (first == '"') {
      skipString();
      return;
    }
    valueFrom = at;
    if (first == '{' || first == '[') {
      int from = at;
      int depth = 0;
      do {
        byte next = peek();
        if (next == '"') {
          skipString();
          continue;
        }
        depth += next == '{' || next == '[' ? 1 : next == '}' || next == ']' ? -1 : 0;
        at++;
      } while (depth > 0);
      valueFrom = from;
    } else {
      while (at < end && data[at] != ',' && data[at] != '}' && data[at] != ']') {
        at++;
      }
    }
    valueTo = at;
  }

  private void skipString() {
    expect('"');
    valueFrom = at;
    while (at < end && data[at] != '"') {
      at += data[at] == '\\' ? 2 : 1;
    }
    if (at >= end) {
      throw broken();
    }
    valueTo = at++;
  }

  private byte peek() {
    while (at < end && (data[at] == ' ' || data[at] == '\n')) {
      at++;
    }
    if (at >= end) {
      throw broken();
    }
    return data[at];
  }

  private void expect(char character) {
    if (peek() != character) {
      throw broken();
    }
    at++;
  }

  private LoadException broken() {
    return new LoadException(
        "Not an array of events, or broken near byte "
            + at
            + " of "
            + end
            + ": "
            + PostText.text(data, Math.max(0, at - 200), end));
  }
}
