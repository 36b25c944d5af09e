import { useParams } from "wouter";
import { Redirect } from "wouter";
import { NEW, stepOf, type Step } from "./addresses";
import { EditPage } from "./configure/EditPage";
import { LocationWizard } from "./configure/LocationWizard";
import { NewWizard } from "./configure/NewWizard";
import { ReportPage } from "./report/ReportPage";

const STEPS: readonly Step[] = ["where", "access", "verify", "activate"];

/** All pages about one location: `/settings/storage/new[/type]` and `/settings/storage/loc_…/step`. */
export default function ConfigurePage() {
  const { location = "", step } = useParams<{ location: string; step?: string }>();
  if (location === NEW) return <NewWizard key={step ?? "type"} type={step} />;
  if (step === "edit") return <EditPage key={location} id={location} />;
  if (step === "report") return <ReportPage key={location} id={location} />;
  const known = STEPS.find((each) => each === step);
  if (known === undefined) return <Redirect to={stepOf(location, "verify")} replace />;
  return <LocationWizard id={location} step={known} />;
}
