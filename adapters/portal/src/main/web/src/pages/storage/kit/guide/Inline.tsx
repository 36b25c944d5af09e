import type { MarkedToken, Token } from "marked";
import { addressIn } from "../links";

/** What stands within a line. */
export function Inline({ tokens }: { tokens: readonly Token[] }) {
  return tokens.map((token, index) => <Piece key={index} token={token as MarkedToken} />);
}

function Piece({ token }: { token: MarkedToken }) {
  switch (token.type) {
    case "text":
      return token.tokens === undefined ? token.text : <Inline tokens={token.tokens} />;
    case "escape":
      return token.text;
    case "strong":
      return (
        <strong>
          <Inline tokens={token.tokens} />
        </strong>
      );
    case "em":
      return (
        <em>
          <Inline tokens={token.tokens} />
        </em>
      );
    case "codespan":
      return <code>{token.text}</code>;
    case "br":
      return <br />;
    case "link": {
      const address = addressIn(token.href);
      return address === undefined ? (
        <Inline tokens={token.tokens} />
      ) : (
        <a href={address} target="_blank" rel="noopener noreferrer">
          <Inline tokens={token.tokens} />
        </a>
      );
    }
    default:
      // HTML and pictures, too, are shown as what was written.
      return token.raw;
  }
}
