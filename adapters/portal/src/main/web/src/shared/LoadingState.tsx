import { Skeleton, Stack, StackItem } from "@patternfly/react-core";

const WIDTHS = ["60%", "100%", "90%", "100%", "40%"];

/** Stands where content will be. */
export function LoadingState({ what = "Loading" }: { what?: string }) {
  return (
    <Stack hasGutter aria-busy="true">
      {WIDTHS.map((width, index) => (
        <StackItem key={index}>
          <Skeleton width={width} {...(index === 0 ? { screenreaderText: what } : {})} />
        </StackItem>
      ))}
    </Stack>
  );
}
