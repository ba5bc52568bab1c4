/**
 * The whole finding as plain text for the help desk, in the reader's language. Header values were
 * hidden by the server where they may be secret.
 */
export function report(facts, texts) {
  const say = (key, ...values) => texts.say(`diagnostics.report.${key}`, ...values);
  const sections = [
    [say("title"), [[say("at"), facts.page.at], [say("page"), facts.page.address], [say("browser"), facts.page.agent]]],
    [say("findings"), (facts.findings ?? []).map(({ level, key, values }) => [texts.say(`diagnostics.level.${level}`), texts.say(`diagnostics.finding.${key}`, ...values)])],
    [say("handshake"), seen(facts.handshake, say)],
    [say("http"), facts.handshake ? [] : seen(facts.request, say)],
    [say("negotiated"), negotiated(facts, say)],
    [say("timing"), timing(facts, texts, say)],
    [say("size"), facts.size ? [["", facts.size]] : []],
    [say("comparison"), (facts.comparison ?? []).map((line) => ["", line])],
    [say("echo"), (facts.echo ?? []).map((line) => ["", line])],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [`== ${title} ==`, ...lines.map(([name, value]) => (name ? `${name}: ${value}` : value))].join("\n"))
    .join("\n\n");
}

function seen(facts, say) {
  if (!facts) return [];
  const { request, peer, client, response } = facts;
  return [
    [say("peer"), `${peer.address} (${say(peer.trusted ? "trusted" : "untrusted")})`],
    [say("client"), `${client.address}, ${client.origin ?? "–"}`],
    ["", `${request.method} ${request.path} ${request.protocol}`],
    ...request.headers.map(([name, value]) => [`> ${name}`, value]),
    ...(response?.headers ?? []).map(([name, value]) => [`< ${name}`, value]),
  ];
}

function negotiated({ negotiated: chosen }, say) {
  if (!chosen) return [];
  return [
    [say("subprotocol"), chosen.subprotocol || say("none")],
    [say("extensions"), chosen.extensions || say("none")],
  ];
}

function timing({ roundTrips, clock }, texts, say) {
  if (!roundTrips) return [];
  const millis = (value) => texts.number(Math.round(value * 10) / 10);
  const { count, lost, min, median, p95, max, jitter } = roundTrips;
  return [
    ["", texts.say("diagnostics.timing.summary", count, millis(min), millis(median), millis(p95), millis(max), millis(jitter), lost)],
    [say("clock"), clockText(clock, texts)],
  ];
}

/** How far the server's clock is from the browser's, as far as can be told. */
export function clockText({ offset, uncertainty }, texts) {
  const millis = (value) => texts.number(Math.round(Math.abs(value) * 10) / 10);
  if (Math.abs(offset) <= uncertainty) return texts.say("diagnostics.timing.clock.agrees", millis(uncertainty));
  return texts.say(offset > 0 ? "diagnostics.timing.clock.ahead" : "diagnostics.timing.clock.behind", millis(offset), millis(uncertainty));
}
