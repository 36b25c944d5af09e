import { Component, type ReactNode } from "react";
import { FailedState } from "../shared/FailedState";

interface CrashGuardState {
  error: Error | null;
}

/** A page that breaks, or that cannot be loaded since a newer portal took its place, says so. */
export class CrashGuard extends Component<{ children: ReactNode }, CrashGuardState> {
  override state: CrashGuardState = { error: null };

  static getDerivedStateFromError(error: unknown): CrashGuardState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    return error === null ? (
      this.props.children
    ) : (
      <FailedState error={error} retry={() => window.location.reload()} />
    );
  }
}
