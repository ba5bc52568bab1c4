package org.hiroba.cli.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.hiroba.cli.gateway.SsdpSearch.Found;
import org.jspecify.annotations.Nullable;
import org.jupnp.binding.xml.DescriptorBindingException;
import org.jupnp.binding.xml.UDA10DeviceDescriptorBinderImpl;
import org.jupnp.model.ValidationException;
import org.jupnp.model.meta.RemoteDevice;
import org.jupnp.model.meta.RemoteDeviceIdentity;
import org.jupnp.model.meta.RemoteService;
import org.jupnp.model.types.UDN;
import org.w3c.dom.Document;

/** Finds the router of a network and what it knows of itself. For one thread. */
public final class GatewayDiscovery {
  private static final Set<String> CONNECTIONS = Set.of("WANIPConnection", "WANPPPConnection");
  private static final int OK = 200;
  private static final int MAX_AGE_SECONDS = 1_800;

  private final InetSocketAddress target;
  private final Duration listen;
  private final Duration readTimeout;
  private final List<String> troubles = new ArrayList<>();

  /**
   * Makes a discovery.
   *
   * @param target whom to ask; empty for all routers, by multicast
   * @param listen how long to listen for answers
   * @param readTimeout how long to wait for each thing that a router is then asked
   */
  public GatewayDiscovery(
      Optional<InetSocketAddress> target, Duration listen, Duration readTimeout) {
    this.target = target.orElse(SsdpSearch.MULTICAST);
    this.listen = listen;
    this.readTimeout = readTimeout;
  }

  /** Asks from one address of this machine; returns the first router that answers as one. */
  public Optional<Gateway> find(InetAddress local) {
    AtomicReference<@Nullable Gateway> found = new AtomicReference<>();
    try {
      new SsdpSearch().search(local, target, listen, answer -> isRouter(local, answer, found));
    } catch (IOException e) {
      troubles.add("Cannot ask from " + local.getHostAddress() + ": " + e.getMessage());
    }
    return Optional.ofNullable(found.get());
  }

  private boolean isRouter(
      InetAddress local, Found answer, AtomicReference<@Nullable Gateway> found) {
    try {
      found.set(describe(local, answer));
      return true;
    } catch (GatewayException e) {
      troubles.add(String.valueOf(e.getMessage()));
      return false;
    }
  }

  /** Returns why answers were not used, for people; not safe for a terminal yet. */
  public List<String> troubles() {
    return List.copyOf(troubles);
  }

  private Gateway describe(InetAddress local, Found answer) throws GatewayException {
    RouterHttp http = new RouterHttp(answer.from(), readTimeout);
    RemoteDevice root = device(local, answer, http);
    RemoteService connection =
        Stream.of(root.findServices())
            .filter(service -> CONNECTIONS.contains(service.getServiceType().getType()))
            .findFirst()
            .orElseThrow(
                () ->
                    new GatewayException(
                        answer.from().getHostAddress() + " answers, but is no router"));
    return new Gateway(
        answer.from(),
        String.valueOf(root.getDetails().getFriendlyName()),
        new ExternalAddress(http).ask(root, connection));
  }

  private static RemoteDevice device(InetAddress local, Found answer, RouterHttp http)
      throws GatewayException {
    try {
      URI location = new URI(answer.location());
      RouterHttp.Answer described = http.send(http.request(location).GET().build());
      if (described.status() != OK) {
        throw new GatewayException(location + " answered with HTTP status " + described.status());
      }
      Document document = RouterXml.parse(described.body(), location.toString());
      RemoteDevice undescribed =
          new RemoteDevice(
              new RemoteDeviceIdentity(
                  new UDN("unknown"), MAX_AGE_SECONDS, location.toURL(), new byte[0], local));
      return new UDA10DeviceDescriptorBinderImpl().describe(undescribed, document);
    } catch (URISyntaxException
        | MalformedURLException
        | DescriptorBindingException
        | ValidationException e) {
      throw new GatewayException(
          answer.from().getHostAddress() + " describes itself wrongly: " + e.getMessage(), e);
    }
  }
}
