/// jsonld, turtle, ntriples: the same statements in three syntaxes. Stream.
#include "query/export/embedded_text.h"
#include "query/export/format.h"
#include "query/export/formats/rdf_mapping.h"

namespace jitu::query::exporting {
namespace {

Result<void> WriteRdf(const Content& content, Output& output, RdfSyntax& syntax) {
  JITU_TRY(OutputFile * file, output.File());
  std::string text = syntax.Head();
  // Neighbouring resources of one subject are one resource: relationships come ordered by where they start.
  RdfResource held;
  const auto flush = [&] {
    syntax.Append(text, std::move(held));
    held = {};
    file->Write(text);
    text.clear();
  };
  const ResourceSink sink = [&](RdfResource resource) {
    if (resource.statements.empty()) return;
    if (resource.iri != held.iri || held.statements.size() > 1000) flush();
    held.iri = resource.iri;
    for (auto& statement : resource.statements) held.statements.push_back(std::move(statement));
  };
  JITU_CHECK_OK(DescribeExport(content, sink));
  DescribeVocabulary(content, sink);
  JITU_CHECK_OK(content.Nodes([&](const GraphNode& node) -> Result<void> {
    DescribeNode(content, node, sink);
    return {};
  }));
  JITU_CHECK_OK(content.Relationships([&](const GraphRelationship& relationship) -> Result<void> {
    DescribeRelationship(content, relationship, sink);
    return {};
  }));
  flush();
  file->Write(syntax.Tail());
  return {};
}

}  // namespace

Result<void> WriteJsonLd(const Content& content, Output& output) {
  JsonLd syntax;
  return WriteRdf(content, output, syntax);
}

Result<void> WriteTurtle(const Content& content, Output& output) {
  Turtle syntax;
  return WriteRdf(content, output, syntax);
}

Result<void> WriteNTriples(const Content& content, Output& output) {
  NTriples syntax;
  return WriteRdf(content, output, syntax);
}

Result<void> WriteShacl(const Content& content, Output& output) {
  (void)content;
  JITU_TRY(OutputFile * file, output.File());
  file->Write(EmbeddedText("shapes/jitu.shacl.ttl"));
  return {};
}

}  // namespace jitu::query::exporting
