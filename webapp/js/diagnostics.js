import { Diagnosis } from "./features/diagnostics/diagnosis.js";
import { DiagnosticsAccept } from "./features/diagnostics/diagnostics-accept.js";
import { DiagnosticsCompare } from "./features/diagnostics/diagnostics-compare.js";
import { DiagnosticsEcho } from "./features/diagnostics/diagnostics-echo.js";
import { DiagnosticsHandshake } from "./features/diagnostics/diagnostics-handshake.js";
import { DiagnosticsReport } from "./features/diagnostics/diagnostics-report.js";
import { DiagnosticsRoute } from "./features/diagnostics/diagnostics-route.js";
import { DiagnosticsSize } from "./features/diagnostics/diagnostics-size.js";
import { DiagnosticsSummary } from "./features/diagnostics/diagnostics-summary.js";
import { DiagnosticsTiming } from "./features/diagnostics/diagnostics-timing.js";
import { HirobaPreferences } from "./features/settings/hiroba-preferences.js";
import { systemClock } from "./helpers/clock.js";
import { pageData, provide } from "./helpers/context.js";
import { Texts } from "./helpers/texts.js";
import { DiagnosticsApi } from "./transport/diagnostics-api.js";
import { DiagnosticsLink } from "./transport/diagnostics-link.js";
import { MessageProbe } from "./transport/message-probe.js";
import { PlainSocket, socketUrl } from "./transport/plain-socket.js";

const { texts, language, teachingEndpoints } = pageData();

// The wall clock, but finer and never stepping back.
const anchor = Date.now() - performance.now();
const now = () => anchor + performance.now();

const diagnosis = new Diagnosis({
  at: new Date().toISOString(),
  address: location.origin + location.pathname,
  origin: location.origin,
  secure: location.protocol === "https:",
  agent: navigator.userAgent,
});
const link = new DiagnosticsLink({ socket: new PlainSocket(socketUrl("ws/diagnostics")), clock: systemClock, now });
link.addEventListener("open", () => diagnosis.set({ socket: { state: "open", opened: true } }));
link.addEventListener("close", ({ detail }) => diagnosis.set({ socket: { state: "closed", opened: diagnosis.facts.socket?.opened ?? false, code: detail.code } }));

provide({
  diagnosis,
  link,
  now,
  clock: systemClock,
  texts: new Texts(texts, language),
  api: new DiagnosticsApi({ now }),
  echo: new PlainSocket(socketUrl("ws/echo")),
  probe: new MessageProbe({ socket: () => new PlainSocket(socketUrl("ws/echo?raw")), clock: systemClock }),
});

customElements.define("hiroba-preferences", HirobaPreferences);
customElements.define("diagnostics-accept", DiagnosticsAccept);
if (teachingEndpoints) {
  const elements = {
    "diagnostics-summary": DiagnosticsSummary,
    "diagnostics-echo": DiagnosticsEcho,
    "diagnostics-handshake": DiagnosticsHandshake,
    "diagnostics-route": DiagnosticsRoute,
    "diagnostics-timing": DiagnosticsTiming,
    "diagnostics-size": DiagnosticsSize,
    "diagnostics-compare": DiagnosticsCompare,
    "diagnostics-report": DiagnosticsReport,
  };
  for (const [name, element] of Object.entries(elements)) customElements.define(name, element);
  link.connect();
}
