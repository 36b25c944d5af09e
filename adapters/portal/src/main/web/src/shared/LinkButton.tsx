import { Button, type ButtonProps } from "@patternfly/react-core";
import type { AnchorHTMLAttributes } from "react";
import { Link } from "wouter";

type LinkButtonProps = Omit<ButtonProps, "component" | "href" | "ref"> & { href: string };

/** Looks like a button and goes to a page of the portal. */
export function LinkButton({ href, ...button }: LinkButtonProps) {
  return <Button {...button} href={href} component={PortalLink} />;
}

function PortalLink({ href = "/", ...anchor }: AnchorHTMLAttributes<HTMLAnchorElement>) {
  return <Link {...anchor} href={href} />;
}
