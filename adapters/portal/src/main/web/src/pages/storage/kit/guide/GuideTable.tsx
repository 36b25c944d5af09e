import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import type { Tokens } from "marked";
import { Inline } from "./Inline";

/** The first column names what the others tell. */
export function GuideTable({ table }: { table: Tokens.Table }) {
  const { header, rows } = table;
  return (
    <Table variant="compact" aria-label={header[0]?.text ?? "Table"}>
      <Thead>
        <Tr>
          {header.map((cell, index) =>
            cell.text === "" ? (
              <Td key={index} />
            ) : (
              <Th key={index}>
                <Inline tokens={cell.tokens} />
              </Th>
            ),
          )}
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row, number) => (
          <Tr key={number}>
            {row.map((cell, index) => (
              <Td key={index} dataLabel={header[index]?.text ?? ""} modifier="breakWord">
                <Inline tokens={cell.tokens} />
              </Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
