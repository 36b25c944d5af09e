// A file of its own, since the page's content security policy lets no inline script run.
window.addEventListener("load", function () {
  window.SwaggerUIBundle({
    url: "/openapi.json",
    dom_id: "#api",
    deepLinking: true,
    // No badge from another host, and nothing sent to one.
    validatorUrl: null,
  });
});
