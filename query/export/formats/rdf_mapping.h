/// How the graph is said in RDF: PROV-O, ORG, SKOS, RDF Data Cube, Web Annotation and Dublin Core where they have a
/// word for it, jitu's own vocabulary for the rest. The tables are in the .cpp; formats/rdf.md says them in prose.
#pragma once

#include <functional>

#include "query/export/content.h"
#include "query/markup/rdf.h"

namespace jitu::query::exporting {

using ResourceSink = std::function<void(RdfResource)>;

/// Where the export comes from, what its words mean, and how its data cube is built.
Result<void> DescribeExport(const Content& content, const ResourceSink& sink);
void DescribeVocabulary(const Content& content, const ResourceSink& sink);

void DescribeNode(const Content& content, const GraphNode& node, const ResourceSink& sink);
void DescribeRelationship(const Content& content, const GraphRelationship& relationship, const ResourceSink& sink);

}  // namespace jitu::query::exporting
