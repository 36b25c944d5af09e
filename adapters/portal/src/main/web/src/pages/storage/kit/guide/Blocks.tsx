import type { MarkedToken, Token } from "marked";
import { Fragment } from "react";
import { GuideCode } from "./GuideCode";
import { GuideTable } from "./GuideTable";
import { Inline } from "./Inline";

/** Below the headings of the page that it stands on. */
const FIRST_LEVEL = 2;
const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"] as const;

/** Paragraphs, lists and whatever else stands by itself. */
export function Blocks({ tokens }: { tokens: readonly Token[] }) {
  // A document never changes while it is shown: the place of a token tells it from all others.
  return tokens.map((token, index) => <Block key={index} token={token as MarkedToken} />);
}

function Block({ token }: { token: MarkedToken }) {
  switch (token.type) {
    case "heading": {
      const Heading = HEADINGS[Math.min(token.depth - 1 + FIRST_LEVEL, HEADINGS.length - 1)] ?? "h6";
      return (
        <Heading>
          <Inline tokens={token.tokens} />
        </Heading>
      );
    }
    case "paragraph":
      return (
        <p>
          <Inline tokens={token.tokens} />
        </p>
      );
    case "text":
      // In a list whose items are not apart from each other.
      return <Inline tokens={token.tokens ?? [token]} />;
    case "list": {
      const items = token.items.map((item, index) => (
        <li key={index}>
          <Blocks tokens={item.tokens} />
        </li>
      ));
      return token.ordered ? <ol start={token.start === "" ? 1 : token.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case "code":
      return <GuideCode text={token.text} />;
    case "table":
      return <GuideTable table={token} />;
    case "blockquote":
      return (
        <blockquote>
          <Blocks tokens={token.tokens} />
        </blockquote>
      );
    case "hr":
      return <hr />;
    case "space":
    case "def":
      return <Fragment />;
    default:
      return <p>{token.raw}</p>;
  }
}
