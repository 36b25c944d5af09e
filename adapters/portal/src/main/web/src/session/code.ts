// A log-in link carries its code behind the '#', which browsers keep to themselves: it reaches no log.
const CODE = /^#code=(.+)$/;

export function codeInAddress(): string | undefined {
  const found = CODE.exec(window.location.hash)?.[1];
  return found === undefined ? undefined : decodeURIComponent(found);
}
