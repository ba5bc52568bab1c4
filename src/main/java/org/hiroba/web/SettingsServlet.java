package org.hiroba.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hiroba.config.Current;
import org.hiroba.config.Resolution;
import org.hiroba.config.ShownSetting;

/** Shows administrators the settings in force and where each came from: {@code api/v1/settings}. */
@WebServlet(name = "settings", urlPatterns = "/api/v1/settings", asyncSupported = true)
public class SettingsServlet extends PersonServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Current<Resolution> inForce;

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ProblemException {
    admin(request, response);
    requireRead(request, response);
    Resolution resolution = inForce.get();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode list = answer.putArray("settings");
    for (ShownSetting one : resolution.shown()) {
      list.addObject().put("key", one.key()).put("value", one.value()).put("source", one.source());
    }
    ArrayNode warnings = answer.putArray("warnings");
    resolution.warnings().forEach(warnings::add);
    send(response, answer.toString());
  }
}
