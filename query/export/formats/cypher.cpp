/// cypher: one CREATE a node and one a relationship, for any openCypher database; --set kuzu declares tables first,
/// which Kùzu wants.
#include "graph/model/json.h"
#include "query/export/census.h"
#include "query/export/format.h"
#include "query/export/origin.h"
#include "query/markup/xml_writer.h"

namespace jitu::query::exporting {
namespace {

/// The property that tells nodes apart.
constexpr std::string_view kKey = "jituId";

std::string Quoted(std::string_view text) {
  std::string literal = "'";
  for (const char c : Sayable(text)) {
    if (c == '\'' || c == '\\') literal += '\\';
    if (c == '\n') {
      literal += "\\n";
    } else if (c == '\r') {
      literal += "\\r";
    } else {
      literal += c;
    }
  }
  return literal + "'";
}

/// A name between backticks; one inside is doubled (openCypher 9, SymbolicName).
std::string Name(std::string_view name) {
  std::string quoted = "`";
  for (const char c : name) quoted.append(c == '`' ? 2 : 1, c);
  return quoted + "`";
}

std::string Literal(const graph::Value& value) {
  if (const auto* text = value.AsString()) return Quoted(*text);
  const auto* list = value.AsList();
  if (list == nullptr) {
    std::string number = graph::ToJson(value);
    // An exponent has no + in openCypher (9, ExponentDecimalReal).
    if (const std::size_t plus = number.find("e+"); plus != std::string::npos) number.erase(plus + 1, 1);
    return number;
  }
  std::string literal = "[";
  for (std::size_t i = 0; i < list->size(); ++i) literal.append(i > 0 ? ", " : "").append(Literal((*list)[i]));
  return literal + "]";
}

void AppendProperties(std::string& out, const CensusTypes& types, const NamedValues& properties, bool first) {
  for (const auto& [name, type] : types) {
    const graph::Value value = As(type, Named(properties, name));
    if (value.IsNull()) continue;
    out.append(first ? "" : ", ").append(Name(name)).append(": ").append(Literal(value));
    first = false;
  }
}

std::string_view KuzuType(CensusType type) {
  switch (type) {
    case CensusType::kInteger:
      return "INT64";
    case CensusType::kFloat:
      return "DOUBLE";
    case CensusType::kBoolean:
      return "BOOLEAN";
    case CensusType::kStringList:
      return "STRING[]";
    default:
      return "STRING";
  }
}

void DeclareTables(const Census& census, OutputFile& file) {
  for (const auto& [kind, types] : census.nodes) {
    std::string line = "CREATE NODE TABLE " + Name(kind) + "(" + std::string(kKey) + " INT64";
    for (const auto& [name, type] : types) line.append(", ").append(Name(name)).append(" ").append(KuzuType(type));
    file.Write(line + ", PRIMARY KEY(" + std::string(kKey) + "));\n");
  }
  for (const auto& [type, found] : census.relationships) {
    std::string line = "CREATE REL TABLE " + Name(type) + "(";
    bool first = true;
    for (const auto& [from, to] : found.ends) {
      line.append(first ? "FROM " : ", FROM ").append(Name(from)).append(" TO ").append(Name(to));
      first = false;
    }
    for (const auto& [name, held] : found.properties) {
      line.append(", ").append(Name(name)).append(" ").append(KuzuType(held));
    }
    file.Write(line + ");\n");
  }
}

void DeclareKeys(const Census& census, OutputFile& file) {
  for (const auto& [kind, types] : census.nodes) {
    file.Write("CREATE CONSTRAINT IF NOT EXISTS FOR (n:" + Name(kind) + ") REQUIRE n." + std::string(kKey) +
               " IS UNIQUE;\n");
  }
}

}  // namespace

Result<void> WriteCypher(const Content& content, Output& output) {
  JITU_TRY(const Census census, Take(content, Ends::kWithKinds));
  JITU_TRY(OutputFile * file, output.File());
  JITU_TRY(const OriginLines origin, OriginOf(content));
  for (const auto& [key, text] : origin) file->Write("// " + key + ": " + OneLine(text) + "\n");
  if (content.Has("kuzu")) DeclareTables(census, *file);
  if (content.Has("neo4j")) DeclareKeys(census, *file);
  const auto at = [](std::string_view kind, NodeId node) {
    std::string pattern = ":" + Name(kind) + " {" + std::string(kKey) + ": ";
    return pattern.append(std::to_string(node.value));
  };
  std::string line;
  JITU_CHECK_OK(content.Nodes([&](const GraphNode& node) -> Result<void> {
    line = "CREATE (";
    if (node.labels.empty()) line += ":`Node`";
    for (const auto& label : node.labels) line += ":" + Name(label);
    line.append(" {").append(kKey).append(": ").append(std::to_string(node.id.value));
    AppendProperties(line, census.nodes.find(node.kind)->second, node.properties, false);
    file->Write(line + "});\n");
    return {};
  }));
  const auto write = [&](const GraphRelationship& relationship) -> Result<void> {
    line = "MATCH (a" + at(relationship.from_kind, relationship.key.from) + "}), (b" +
           at(relationship.to_kind, relationship.key.to) + "}) CREATE (a)-[:" + Name(relationship.type);
    std::string properties;
    AppendProperties(properties, census.relationships.find(relationship.type)->second.properties,
                     relationship.properties, true);
    if (!properties.empty()) line += " {" + properties + "}";
    file->Write(line + "]->(b);\n");
    return {};
  };
  return content.Relationships(write, Ends::kWithKinds);
}

}  // namespace jitu::query::exporting
