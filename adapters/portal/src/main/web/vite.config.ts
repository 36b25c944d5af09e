import { defineConfig } from "vitest/config";

// In development the API is that of a running service: CUSTODY_URL=http://localhost:8080 npm run dev
const service = process.env["CUSTODY_URL"] ?? "http://localhost:8080";

export default defineConfig({
  build: {
    target: "es2023",
    manifest: true,
    // The content security policy allows no data: but for pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // scripts/size.mjs judges what matters: what the first page needs, compressed.
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      onwarn: (warning, tell) => {
        // "use client" is for servers that render pages; there is none.
        if (warning.code !== "MODULE_LEVEL_DIRECTIVE") tell(warning);
      },
    },
  },
  server: { proxy: { "/v1": { target: service, changeOrigin: false } } },
  test: { environment: "happy-dom", include: ["src/**/*.test.{ts,tsx}"] },
});
