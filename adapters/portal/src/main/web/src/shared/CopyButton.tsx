import { Button, Tooltip } from "@patternfly/react-core";
import CheckIcon from "@patternfly/react-icons/dist/esm/icons/check-icon";
import CopyIcon from "@patternfly/react-icons/dist/esm/icons/copy-icon";
import { useEffect, useState } from "react";

interface CopyButtonProps {
  text: string | (() => string);
  /** As in "Copy the trace ID". */
  what: string;
  /** On the button itself; without it there is only the icon. */
  label?: string;
}

const SHOWN_FOR = 2_000;

export function CopyButton({ text, what, label }: CopyButtonProps) {
  const [state, setState] = useState<"ready" | "copied" | "refused">("ready");
  useEffect(() => {
    if (state === "ready") return undefined;
    const timer = setTimeout(() => setState("ready"), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = () => {
    navigator.clipboard
      .writeText(typeof text === "string" ? text : text())
      .then(() => setState("copied"))
      .catch(() => setState("refused"));
  };
  const said = { ready: `Copy ${what}`, copied: "Copied", refused: "The browser does not let this be copied" }[state];
  const icon = state === "copied" ? <CheckIcon /> : <CopyIcon />;
  return (
    <>
      <Tooltip content={said} aria="none">
        <Button
          variant={label === undefined ? "plain" : "secondary"}
          size="sm"
          icon={icon}
          {...(label === undefined ? { "aria-label": `Copy ${what}` } : {})}
          onClick={copy}
        >
          {label}
        </Button>
      </Tooltip>
      <span className="pf-v6-screen-reader" role="status">
        {state === "ready" ? "" : said}
      </span>
    </>
  );
}
