import { Dropdown, DropdownItem, DropdownList, MenuToggle } from "@patternfly/react-core";
import EllipsisVIcon from "@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon";
import { useState } from "react";
import { useLocation } from "wouter";
import type { StorageLocation } from "../../../api/types";
import { useScope } from "../../../session/session";
import { editOf, newLocation, reportOf, stepOf } from "../addresses";
import { RemoveDialog } from "./RemoveDialog";
import { RetireDialog } from "./RetireDialog";

/** What can be done with a location, by its state. */
export function LocationActions({ location }: { location: StorageLocation }) {
  const [open, setOpen] = useState(false);
  const [dialog, setDialog] = useState<"retire" | "remove" | null>(null);
  const [, navigate] = useLocation();
  const mayWrite = useScope("storage:write");
  if (!mayWrite) return null;
  const inUse = location.state === "active" || location.state === "degraded";
  const begun = location.state === "draft" || location.state === "verified";
  const close = () => setDialog(null);
  const go = (address: string) => () => navigate(address);
  return (
    <>
      <Dropdown
        isOpen={open}
        onOpenChange={setOpen}
        onSelect={() => setOpen(false)}
        popperProps={{ position: "right" }}
        toggle={(ref) => (
          <MenuToggle
            ref={ref}
            variant="plain"
            icon={<EllipsisVIcon />}
            aria-label={`Actions for ${location.name}`}
            isExpanded={open}
            onClick={() => setOpen(!open)}
          />
        )}
      >
        <DropdownList>
          {begun && <DropdownItem onClick={go(stepOf(location.id, begunStep(location)))}>Go on</DropdownItem>}
          {inUse && <DropdownItem onClick={go(newLocation())}>Configure</DropdownItem>}
          {!begun && <DropdownItem onClick={go(`${reportOf(location.id)}?run`)}>Verify now</DropdownItem>}
          {!location.installationDefault && <DropdownItem onClick={go(begun ? stepOf(location.id, "where") : editOf(location.id))}>Edit</DropdownItem>}
          {location.state === "retired" && !location.installationDefault && (
            <DropdownItem onClick={go(stepOf(location.id, "activate"))}>Use again</DropdownItem>
          )}
          {inUse && !location.installationDefault && (
            <DropdownItem isDanger onClick={() => setDialog("retire")}>
              Retire
            </DropdownItem>
          )}
          {!inUse && !location.installationDefault && (
            <DropdownItem isDanger onClick={() => setDialog("remove")}>
              Delete
            </DropdownItem>
          )}
        </DropdownList>
      </Dropdown>
      {dialog === "retire" && <RetireDialog location={location} onClose={close} />}
      {dialog === "remove" && <RemoveDialog location={location} onClose={close} />}
    </>
  );
}

function begunStep(location: StorageLocation) {
  return location.state === "verified" ? "activate" : "access";
}
