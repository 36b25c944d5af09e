import { Content, Flex, FlexItem } from "@patternfly/react-core";
import { lazy, Suspense } from "react";
import { CopyButton } from "../../../shared/CopyButton";
import { LoadingState } from "../../../shared/LoadingState";
import { DownloadFile, type KitFile } from "./DownloadFile";

const Guide = lazy(() => import("./guide/Guide"));

/** A file of a setup kit that is to be read; its source can be copied and downloaded as it is. */
export function KitPage({ title, content, file }: { title: string; content: string; file: KitFile }) {
  return (
    <>
      <Flex alignItems={{ default: "alignItemsCenter" }} spaceItems={{ default: "spaceItemsXs" }}>
        <FlexItem flex={{ default: "flex_1" }}>
          <Content component="p">
            <strong>{title}</strong>
          </Content>
        </FlexItem>
        <FlexItem>
          <CopyButton text={content} what={title} />
        </FlexItem>
        <FlexItem>
          <DownloadFile file={file} />
        </FlexItem>
      </Flex>
      <Suspense fallback={<LoadingState />}>
        <Guide text={content} />
      </Suspense>
    </>
  );
}
