/// neo4j-csv: tables with the headers of Neo4j's bulk import (Operations Manual, "Neo4j-admin import"), one file for
/// each kind of node and type of relationship. `jitu import` reads them back to the same graph, ids and all.
#include <map>

#include "query/export/census.h"
#include "query/export/format.h"
#include "query/export/origin.h"
#include "query/markup/xml_writer.h"

namespace jitu::query::exporting {
namespace {

/// The id space whose ids are node ids of jitu as they are: see ingest/tables.
constexpr std::string_view kIdSpace = "(jitu)";

std::string_view Ending(CensusType type) {
  switch (type) {
    case CensusType::kInteger:
      return ":long";
    case CensusType::kFloat:
      return ":double";
    case CensusType::kBoolean:
      return ":boolean";
    case CensusType::kStringList:
      return ":string[]";
    default:
      return ":string";
  }
}

/// Always between quotes: an empty text is then told from no value.
void AppendQuoted(std::string& line, std::string_view text) {
  line += '"';
  for (const char c : text) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

/// Elements are told apart by ; and have no way to hold one: theirs become full-width.
std::string Elements(const graph::List& list) {
  std::string text;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) text += ';';
    for (const char c : TextOf(list[i])) {
      if (c == ';') {
        text += "；";
      } else {
        text += c;
      }
    }
  }
  return text;
}

void AppendCells(std::string& line, const CensusTypes& types, const NamedValues& properties) {
  for (const auto& [name, type] : types) {
    line += ',';
    const graph::Value value = As(type, Named(properties, name));
    if (value.IsNull()) continue;
    if (const auto* list = value.AsList()) {
      AppendQuoted(line, Sayable(Elements(*list)));
    } else if (type == CensusType::kString) {
      AppendQuoted(line, Sayable(CellText(ColumnType::kText, value)));
    } else {
      line += CellText(ColumnType::kText, value);
    }
  }
  line += '\n';
}

void AppendHeads(std::string& line, const CensusTypes& types) {
  for (const auto& [name, type] : types) {
    line += ',';
    AppendQuoted(line, name + std::string(Ending(type)));
  }
  line += '\n';
}

constexpr std::string_view kHowTo =
    "# 读入 / how to read it\n\n"
    "    jitu import --db NEW --nodes nodes/*.csv --relationships relationships/*.csv\n"
    "    neo4j-admin database import full --multiline-fields=true --nodes=nodes/.*\\.csv "
    "--relationships=relationships/.*\\.csv neo4j\n\n"
    "列表用 ; 隔开，元素中的 ; 写作 ；。 Lists have ; between; a ; inside an element is written as ；.\n\n";

}  // namespace

Result<void> WriteNeo4jCsv(const Content& content, Output& output) {
  JITU_TRY(const Census census, Take(content, Ends::kIdsOnly));
  std::map<std::string, OutputFile*, std::less<>> files;
  for (const auto& [kind, types] : census.nodes) {
    JITU_TRY(files[kind], output.FileNamed("nodes/" + kind + ".csv"));
    std::string line = ":ID" + std::string(kIdSpace) + ",:LABEL";
    AppendHeads(line, types);
    files[kind]->Write(line);
  }
  std::string line;
  JITU_CHECK_OK(content.Nodes([&](const GraphNode& node) -> Result<void> {
    line = std::to_string(node.id.value) + ",";
    std::string labels;
    for (const auto& label : node.labels) labels.append(labels.empty() ? "" : ";").append(label);
    AppendQuoted(line, labels);
    AppendCells(line, census.nodes.find(node.kind)->second, node.properties);
    files.find(node.kind)->second->Write(line);
    return {};
  }));
  files.clear();
  for (const auto& [type, found] : census.relationships) {
    JITU_TRY(files[type], output.FileNamed("relationships/" + type + ".csv"));
    line = ":START_ID" + std::string(kIdSpace) + ",:END_ID" + std::string(kIdSpace) + ",:TYPE";
    AppendHeads(line, found.properties);
    files[type]->Write(line);
  }
  const auto write = [&](const GraphRelationship& relationship) -> Result<void> {
    line = std::to_string(relationship.key.from.value) + "," + std::to_string(relationship.key.to.value) + ",";
    AppendQuoted(line, relationship.type);
    AppendCells(line, census.relationships.find(relationship.type)->second.properties, relationship.properties);
    files.find(relationship.type)->second->Write(line);
    return {};
  };
  JITU_CHECK_OK(content.Relationships(write));
  JITU_TRY(OutputFile * about, output.FileNamed("README.md"));
  about->Write(kHowTo);
  JITU_TRY(const OriginLines origin, OriginOf(content));
  for (const auto& [key, text] : origin) about->Write("- " + key + ": " + OneLine(text) + "\n");
  return {};
}

}  // namespace jitu::query::exporting
