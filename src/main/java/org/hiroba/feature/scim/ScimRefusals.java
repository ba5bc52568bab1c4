package org.hiroba.feature.scim;

import org.hiroba.log.CodedRefusal;
import org.hiroba.log.Refusal;
import org.hiroba.log.Refusal.Reason;

/** Makes refusals whose word is a {@code scimType} (RFC 7644 §3.12). Stateless. */
final class ScimRefusals {
  private ScimRefusals() {}

  static Refusal invalidFilter(String why) {
    return new CodedRefusal(Reason.BAD_REQUEST, "invalidFilter", why);
  }

  static Refusal invalidValue(String why) {
    return new CodedRefusal(Reason.BAD_REQUEST, "invalidValue", why);
  }

  static Refusal invalidSyntax(String why) {
    return new CodedRefusal(Reason.BAD_REQUEST, "invalidSyntax", why);
  }

  static Refusal invalidPath(String why) {
    return new CodedRefusal(Reason.BAD_REQUEST, "invalidPath", why);
  }

  static Refusal mutability(String why) {
    return new CodedRefusal(Reason.BAD_REQUEST, "mutability", why);
  }

  static Refusal uniqueness(String why) {
    return new CodedRefusal(Reason.CONFLICT, "uniqueness", why);
  }

  static Refusal nobody() {
    return new Refusal(Reason.NOT_FOUND, "There is no user with this id.");
  }
}
