/** How many bytes a WebSocket frame takes on the wire (RFC 6455 §5.2): only clients mask. */
export function frameBytes(payloadBytes, { masked }) {
  const length = payloadBytes < 126 ? 0 : payloadBytes < 65_536 ? 2 : 8;
  return 2 + length + (masked ? 4 : 0) + payloadBytes;
}

/** How long the head of an HTTP/1.1 response is, as far as a script can see its headers. */
export function responseHeadBytes(headers, status = "200 OK") {
  return headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, `HTTP/1.1 ${status}\r\n\r\n`.length);
}

export function textBytes(text) {
  return new TextEncoder().encode(text).length;
}
