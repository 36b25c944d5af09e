import { Breadcrumb, BreadcrumbItem } from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "wouter";
import { useScope, useSession } from "../../session/session";
import { Loaded } from "../../shared/Loaded";
import { NeedsScope } from "../../shared/NeedsScope";
import { PageFrame } from "../../shared/PageFrame";
import { RecordingActions } from "./detail/RecordingActions";
import { RecordingView } from "./detail/RecordingView";
import { nameOf, recordingQuery } from "./recordingsApi";

export default function RecordingPage() {
  const { recording: id = "" } = useParams<{ recording: string }>();
  const { organizationId } = useSession();
  const recording = useQuery({ ...recordingQuery(organizationId, id), enabled: useScope("recordings:read") });
  const name = recording.data === undefined ? "Recording" : nameOf(recording.data);
  return (
    <PageFrame
      title={name}
      breadcrumb={
        <Breadcrumb>
          <BreadcrumbItem>
            <Link href="/recordings">Recordings</Link>
          </BreadcrumbItem>
          <BreadcrumbItem isActive>
            <bdi>{shortened(name)}</bdi>
          </BreadcrumbItem>
        </Breadcrumb>
      }
      actions={recording.data && <RecordingActions recording={recording.data} />}
    >
      <NeedsScope scope="recordings:read">
        <Loaded query={recording}>{(read) => <RecordingView key={read.id} recording={read} />}</Loaded>
      </NeedsScope>
    </PageFrame>
  );
}

const LONGEST_CRUMB = 40;

function shortened(name: string): string {
  return name.length <= LONGEST_CRUMB ? name : `${name.slice(0, LONGEST_CRUMB - 1)}…`;
}
