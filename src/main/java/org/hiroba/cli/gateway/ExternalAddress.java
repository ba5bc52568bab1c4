package org.hiroba.cli.gateway;

import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import org.jupnp.model.UnsupportedDataException;
import org.jupnp.model.ValidationException;
import org.jupnp.model.action.ActionInvocation;
import org.jupnp.model.message.UpnpResponse;
import org.jupnp.model.message.control.IncomingActionResponseMessage;
import org.jupnp.model.message.control.OutgoingActionRequestMessage;
import org.jupnp.model.meta.Action;
import org.jupnp.model.meta.ActionArgument;
import org.jupnp.model.meta.RemoteDevice;
import org.jupnp.model.meta.RemoteService;
import org.jupnp.model.meta.StateVariable;
import org.jupnp.model.meta.StateVariableTypeDetails;
import org.jupnp.model.types.Datatype;
import org.jupnp.transport.impl.SOAPActionProcessorImpl;

/**
 * Asks a router's connection service for the address on its outside: {@code GetExternalIPAddress}
 * (WANIPConnection:1 §2.4.18).
 */
final class ExternalAddress {
  private static final String ACTION = "GetExternalIPAddress";
  private static final String ANSWER = "NewExternalIPAddress";
  private static final String VARIABLE = "ExternalIPAddress";
  private static final int OK = 200;
  private static final int SERVER_ERROR = 500;

  private final RouterHttp http;
  private final SOAPActionProcessorImpl formats = new SOAPActionProcessorImpl();

  ExternalAddress(RouterHttp http) {
    this.http = http;
  }

  /**
   * Asks.
   *
   * @return empty if the router has no address outside now
   */
  Optional<InetAddress> ask(RemoteDevice root, RemoteService service) throws GatewayException {
    try {
      URI control = root.normalizeURI(service.getControlURI()).toURI();
      Action<RemoteService> action = action(service);
      ActionInvocation<RemoteService> call = new ActionInvocation<>(action);
      OutgoingActionRequestMessage question =
          new OutgoingActionRequestMessage(call, control.toURL());
      formats.writeBody(question, call);
      HttpRequest request =
          http.request(control)
              .header("Content-Type", "text/xml; charset=\"utf-8\"")
              .header("SOAPAction", "\"" + service.getServiceType() + "#" + ACTION + "\"")
              .POST(BodyPublishers.ofString(question.getBodyString()))
              .build();
      return read(http.send(request), control, call);
    } catch (URISyntaxException
        | MalformedURLException
        | ValidationException
        | UnsupportedDataException e) {
      throw new GatewayException("The router's answer is not understood: " + e.getMessage(), e);
    }
  }

  private Optional<InetAddress> read(
      RouterHttp.Answer answer, URI control, ActionInvocation<RemoteService> call)
      throws GatewayException, UnsupportedDataException {
    if (answer.status() != OK && answer.status() != SERVER_ERROR) {
      throw new GatewayException(control + " answered with HTTP status " + answer.status());
    }
    // Parsed here first, since jUPnP's own parser would take a document type.
    RouterXml.parse(answer.body(), control.toString());
    IncomingActionResponseMessage message =
        new IncomingActionResponseMessage(
            new UpnpResponse(answer.status(), answer.status() == OK ? "OK" : "Error"));
    message.setBody(answer.body());
    formats.readBody(message, call);
    if (call.getFailure() != null) {
      throw new GatewayException(
          "The router refuses to tell its address: " + call.getFailure().getMessage());
    }
    String address = String.valueOf(call.getOutput(ANSWER)).strip();
    if (address.isEmpty() || address.equals("0.0.0.0") || address.equals("null")) {
      return Optional.empty();
    }
    return Optional.of(
        IpLiteral.parse(address)
            .orElseThrow(
                () -> new GatewayException(control + " says what is no address: " + address)));
  }

  /** The service with the one action that is asked for: its own description is not fetched. */
  private static Action<RemoteService> action(RemoteService described) throws ValidationException {
    @SuppressWarnings({"unchecked", "rawtypes"})
    ActionArgument<RemoteService>[] arguments =
        new ActionArgument[] {new ActionArgument<>(ANSWER, VARIABLE, ActionArgument.Direction.OUT)};
    Action<RemoteService> action = new Action<>(ACTION, arguments);
    @SuppressWarnings({"unchecked", "rawtypes"})
    Action<RemoteService>[] actions = new Action[] {action};
    @SuppressWarnings({"unchecked", "rawtypes"})
    StateVariable<RemoteService>[] variables =
        new StateVariable[] {
          new StateVariable<>(
              VARIABLE, new StateVariableTypeDetails(Datatype.Builtin.STRING.getDatatype()))
        };
    RemoteService known =
        new RemoteService(
            described.getServiceType(),
            described.getServiceId(),
            described.getDescriptorURI(),
            described.getControlURI(),
            described.getEventSubscriptionURI(),
            actions,
            variables);
    return known.getAction(ACTION);
  }
}
