import { Content } from "@patternfly/react-core";
import { lexer } from "marked";
import { useMemo } from "react";
import { Blocks } from "./Blocks";

/** A page for people, as its Markdown says. Nothing in it is taken for HTML, and it loads nothing. */
export default function Guide({ text }: { text: string }) {
  const tokens = useMemo(() => lexer(text), [text]);
  return (
    <Content>
      <Blocks tokens={tokens} />
    </Content>
  );
}
