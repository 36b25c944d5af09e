import { Breadcrumb, BreadcrumbItem } from "@patternfly/react-core";
import { Link } from "wouter";
import { STORAGE } from "../addresses";

export function StorageCrumbs({ here }: { here: string }) {
  return (
    <Breadcrumb>
      <BreadcrumbItem>
        <Link href={STORAGE} className="pf-v6-c-breadcrumb__link">
          Recording storage
        </Link>
      </BreadcrumbItem>
      <BreadcrumbItem isActive>{here}</BreadcrumbItem>
    </Breadcrumb>
  );
}
