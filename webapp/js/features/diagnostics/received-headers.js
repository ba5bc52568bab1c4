/** What browsers themselves send; anything else was added on the way. */
const OF_BROWSERS = new Set(
  "accept,accept-encoding,accept-language,cache-control,connection,content-length,content-type,cookie,dnt,host,if-modified-since,if-none-match,keep-alive,origin,pragma,priority,referer,te,upgrade,upgrade-insecure-requests,user-agent".split(","),
);

const FORWARDED = /^(forwarded|x-forwarded-.+|x-real-ip|via|true-client-ip|cf-connecting-ip|x-envoy-external-address)$/;

export function isAddedOnTheWay(name) {
  const lower = name.toLowerCase();
  return !OF_BROWSERS.has(lower) && !lower.startsWith("sec-");
}

export function headerOf(headers, name) {
  return headers.find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1] ?? null;
}

/** Those by which proxies say who came. */
export function forwardedHeaders(headers) {
  return headers.filter(([name]) => FORWARDED.test(name.toLowerCase()));
}
