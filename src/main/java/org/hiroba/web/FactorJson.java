package org.hiroba.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.hiroba.feature.factor.Enrolment;

/** Writes what is told of second factors. Stateless. */
final class FactorJson {
  private FactorJson() {}

  /** Writes what an app is told, and a picture of it. */
  static ObjectNode of(Enrolment enrolment) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("secret", enrolment.secret())
            .put("otpauth", enrolment.otpauth());
    json.putObject("qr").put("size", enrolment.qr().size()).put("path", enrolment.qr().path());
    return json;
  }

  /** Writes recovery codes into an object. */
  static ObjectNode put(ObjectNode json, List<String> recoveryCodes) {
    ArrayNode list = json.putArray("recoveryCodes");
    recoveryCodes.forEach(list::add);
    return json;
  }

  /** Tells somebody who gave the right password that a second factor must be set up first. */
  static Problem required(Enrolment enrolment) {
    return new Problem(
            HttpServletResponse.SC_UNAUTHORIZED,
            "Second factor required",
            "This server asks for a second factor: tell your authenticator app the secret, and sign"
                + " in with \"code\", the six digits that it shows.")
        .coded("second-factor-required")
        .with(of(enrolment));
  }
}
