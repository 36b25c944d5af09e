import { Dropdown, DropdownItem, DropdownList, MenuToggle } from "@patternfly/react-core";
import EllipsisVIcon from "@patternfly/react-icons/dist/esm/icons/ellipsis-v-icon";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { logOut, useOrganization, useSession, useTakeSession } from "../session/session";

/** Which organization this is, and the way out. */
export function OrganizationMenu() {
  const [open, setOpen] = useState(false);
  const { organizationId } = useSession();
  const organization = useOrganization();
  const take = useTakeSession();
  const leaving = useMutation({ mutationFn: logOut, onSuccess: () => take(null) });
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      popperProps={{ position: "right" }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plain"
          aria-label="Organization and log out"
          icon={<EllipsisVIcon />}
          isExpanded={open}
          onClick={() => setOpen(!open)}
        />
      )}
    >
      <DropdownList>
        <DropdownItem isAriaDisabled description={organizationId} key="organization">
          {organization?.name ?? "Organization"}
        </DropdownItem>
        <DropdownItem key="docs" to="/docs">
          The API
        </DropdownItem>
        <DropdownItem key="out" onClick={() => leaving.mutate()} isLoading={leaving.isPending}>
          Log out
        </DropdownItem>
      </DropdownList>
    </Dropdown>
  );
}
